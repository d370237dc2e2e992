import type { Fault } from '../faults/faults.js';
import type { Message } from '../people/seen-message.js';
import { SandboxError } from '../sandbox-error.js';
import type { TrafficEntry } from '../traffic-log.js';
import type { StoredChannel, StoredPerson, Usergroup } from '../workspace/model.js';
import type { ChannelSeed, PersonSeed } from '../workspace/seed.js';
import { ControlLink } from './control-link.js';
import type { Link } from './link.js';
import { Person } from './person.js';
import type { MessageRef } from './person.js';
import { SocketControl } from './socket-control.js';

/** What the control API tells of the workspace. */
export interface WorkspaceInfo {
  teamId: string;
  teamName: string;
  appId: string;
  botId: string;
  botUserId: string;
  url: string;
  requestUrl: string | null;
}

/** Drives a sandbox over its control API, from the same or another process. */
export class SandboxClient {
  readonly #link: Link;
  /** An app's sockets, and what befalls them. */
  readonly sockets: SocketControl;

  constructor(to: { url: string; controlToken: string } | Link) {
    this.#link = 'call' in to ? to : new ControlLink(to.url, to.controlToken);
    this.sockets = new SocketControl(this.#link);
  }

  /** Somebody to act as: by handle (`alice`, `@alice`) or id. Whether they exist shows at their first act. */
  person(nameOrId: string): Person {
    return new Person(this.#link, nameOrId);
  }

  info(): Promise<WorkspaceInfo> {
    return this.#link.call('info');
  }

  people(): Promise<StoredPerson[]> {
    return this.#link.call('people');
  }

  channels(): Promise<(StoredChannel & { members: string[] })[]> {
    return this.#link.call('channels');
  }

  usergroups(): Promise<Usergroup[]> {
    return this.#link.call('usergroups');
  }

  addPerson(person: PersonSeed): Promise<{ id: string }> {
    return this.#link.call('person.add', person);
  }

  /** Changes a person's data; the app gets `user_change`. */
  updatePerson(who: string, change: Partial<Omit<StoredPerson, 'id'>>): Promise<StoredPerson> {
    return this.#link.call('person.change', { who, change });
  }

  addChannel(channel: ChannelSeed): Promise<{ id: string }> {
    return this.#link.call('channel.add', channel);
  }

  async invite(channel: string, ...who: string[]): Promise<void> {
    await this.#link.call('channel.invite', { channel, who });
  }

  async kick(channel: string, who: string): Promise<void> {
    await this.#link.call('channel.kick', { channel, who });
  }

  async archive(channel: string, archived = true): Promise<void> {
    await this.#link.call('channel.archive', { channel, archived });
  }

  /** Adds a user group, or gives it these users. */
  addUsergroup(group: { handle: string; name?: string; users: string[] }): Promise<{ id: string }> {
    return this.#link.call('usergroup.add', group);
  }

  /** Every message of a channel or thread, whoever may see it; no ephemerals. Oldest first. */
  messages(channel: string, options: { thread?: MessageRef | string } = {}): Promise<Message[]> {
    const { thread } = options;
    return this.#link.call('messages', { channel, thread: typeof thread === 'object' ? thread.ts : thread });
  }

  /** Everything the bot has posted in a channel, threads included. Oldest first. */
  botPosts(channel: string): Promise<Message[]> {
    return this.#link.call('posts', { channel });
  }

  /** Makes the sandbox misbehave. @returns the fault's id, for `clearFaults` */
  async addFault(fault: Fault): Promise<string> {
    return (await this.#link.call<{ id: string }>('faults.add', fault)).id;
  }

  async clearFaults(id?: string): Promise<void> {
    await this.#link.call('faults.clear', { id });
  }

  faults(): Promise<{ id: string; fault: Fault; left: number | null }[]> {
    return this.#link.call('faults.list');
  }

  traffic(): Promise<TrafficEntry[]> {
    return this.#link.call('traffic');
  }

  /** Tells the sandbox where the app listens. */
  async connect(requestUrl: string): Promise<void> {
    await this.#link.call('connect', { requestUrl });
  }

  /** Resolves when no delivery to the app is in flight or due. */
  async idle(): Promise<void> {
    await this.#link.call('idle');
  }

  /** Forgets everything and begins again with the workspace it first had; secrets stay. */
  async reset(): Promise<void> {
    await this.#link.call('reset');
  }

  /** Looks again after every change of the workspace until `look` finds something; rejects after `timeoutMs` (5000). */
  async until<T>(
    look: () => Promise<T | null | undefined | false>,
    options: { timeoutMs?: number; what?: string } = {},
  ): Promise<T> {
    const end = performance.now() + (options.timeoutMs ?? 5000);
    let seq = 0;
    for (;;) {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
      const left = end - performance.now();
      if (left <= 0) throw new SandboxError('timeout', `${options.what ?? 'what was awaited'} did not happen in time`);
      ({ seq } = await this.#link.call<{ seq: number }>('change', { after: seq, waitMs: Math.min(left, 1000) }));
    }
  }

  /** Closes its connections; they keep no process alive anyway. */
  close(): void {
    this.#link.close();
  }
}

import { MessageLog } from './message-log.js';
import type { StoredChannel } from './model.js';

interface Entry {
  channel: StoredChannel;
  members: Set<string>;
  log: MessageLog;
}

/** The conversations of the workspace with their members and messages. */
export class ChannelIndex {
  readonly #byId = new Map<string, Entry>();
  readonly #byName = new Map<string, string>();
  readonly #direct = new Map<string, string>();
  readonly #ofUser = new Map<string, Set<string>>();

  get(id: string): StoredChannel | undefined {
    return this.#byId.get(id)?.channel;
  }

  byName(name: string): StoredChannel | undefined {
    return this.get(this.#byName.get(name) ?? '');
  }

  /** The DM (or group DM) of exactly these people. */
  direct(users: readonly string[]): StoredChannel | undefined {
    return this.get(this.#direct.get(pairKey(users)) ?? '');
  }

  values(): StoredChannel[] {
    return [...this.#byId.values()].map((entry) => entry.channel);
  }

  members(id: string): ReadonlySet<string> {
    return this.#byId.get(id)?.members ?? new Set();
  }

  isMember(id: string, user: string): boolean {
    return this.#byId.get(id)?.members.has(user) ?? false;
  }

  channelsOf(user: string): ReadonlySet<string> {
    return this.#ofUser.get(user) ?? new Set();
  }

  log(id: string): MessageLog {
    const entry = this.#byId.get(id);
    return entry ? entry.log : new MessageLog();
  }

  clear(): void {
    this.#byId.clear();
    this.#byName.clear();
    this.#direct.clear();
    this.#ofUser.clear();
  }

  put(channel: StoredChannel): void {
    const entry = this.#byId.get(channel.id);
    const named = channel.kind === 'public' || channel.kind === 'private';
    if (entry && named) this.#byName.delete(entry.channel.name);
    if (entry) entry.channel = channel;
    else this.#byId.set(channel.id, { channel, members: new Set(), log: new MessageLog() });
    if (named) this.#byName.set(channel.name, channel.id);
  }

  setMember(id: string, user: string, isIn: boolean): void {
    const entry = this.#byId.get(id);
    if (!entry) return;
    const direct = entry.channel.kind === 'im' || entry.channel.kind === 'mpim';
    // While its people arrive one by one, a DM must not pass for the DM of the first of them with themself.
    if (direct && this.#direct.get(pairKey([...entry.members])) === id)
      this.#direct.delete(pairKey([...entry.members]));
    const own = this.#ofUser.get(user) ?? new Set<string>();
    this.#ofUser.set(user, own);
    if (isIn) {
      entry.members.add(user);
      own.add(id);
    } else {
      entry.members.delete(user);
      own.delete(id);
    }
    if (direct) this.#direct.set(pairKey([...entry.members]), id);
  }
}

function pairKey(users: readonly string[]): string {
  return [...new Set(users)].sort().join('+');
}

import type { JsonObject } from '../json.js';
import type { Notification } from '../messages/notifications.js';
import type { CommandAnswer } from '../people/command.js';
import type { GivenValue } from '../people/read-value.js';
import type { Message } from '../people/seen-message.js';
import type { SubmitAnswer } from '../people/submit.js';
import type { PressOptions } from '../people/use-element.js';
import type { Link } from './link.js';

/** A view as a person sees it: Slack's own shape. */
export interface View extends JsonObject {
  id: string;
  type: string;
  callback_id: string;
  blocks: JsonObject[];
}

/** Names a message; every Message is one. */
export interface MessageRef {
  channel: string;
  ts: string;
}

/** A file as a test gives it. */
export interface GivenFile {
  name: string;
  mimetype?: string;
  content: string | Buffer;
}

/** Names a view; every View is one. */
export interface ViewRef {
  id: string;
}

/** What a person can press or choose in. */
export type On = MessageRef | ViewRef;

/** A human in the workspace. Every call goes through the rules that Slack has for people. */
export class Person {
  readonly name: string;
  readonly #link: Link;

  constructor(link: Link, nameOrId: string) {
    this.#link = link;
    this.name = nameOrId;
  }

  /** Writes into a channel (`#help`, an id), a DM (`@bellhop`), or a thread of it. */
  says(
    where: string,
    text: string,
    options: {
      thread?: MessageRef | string;
      broadcast?: boolean;
      files?: GivenFile[];
    } = {},
  ): Promise<Message> {
    const files = options.files?.map(encoded);
    return this.#do('says', { where, text, thread: tsOf(options.thread), broadcast: options.broadcast, files });
  }

  edits(message: MessageRef, text: string): Promise<Message> {
    return this.#do('edits', { ...ref(message), text });
  }

  async deletes(message: MessageRef): Promise<void> {
    await this.#do('deletes', ref(message));
  }

  /** @param emoji its name, `:name:`, or itself */
  async reacts(message: MessageRef, emoji: string): Promise<void> {
    await this.#do('reacts', { ...ref(message), emoji });
  }

  async unreacts(message: MessageRef, emoji: string): Promise<void> {
    await this.#do('reacts', { ...ref(message), emoji, remove: true });
  }

  async joins(channel: string): Promise<void> {
    await this.#do('moves', { where: channel });
  }

  async leaves(channel: string): Promise<void> {
    await this.#do('moves', { where: channel, leave: true });
  }

  /** Types a slash command. Resolves with what the app answered at once; rejects with what Slack would show instead. */
  types(line: string, options: { in?: string; thread?: MessageRef | string } = {}): Promise<CommandAnswer> {
    return this.#do('types', { line, in: options.in, thread: tsOf(options.thread) });
  }

  /** Uses a message shortcut (with a message) or a global one, by name or callback id. */
  async uses(name: string, message?: MessageRef): Promise<void> {
    await this.#do('uses', { name, ...(message ? ref(message) : {}) });
  }

  /** Presses a button, or an option of an overflow menu, by label or action id; without `on`: in the modal on top, else Home. */
  presses(label: string, on?: On, options: PressOptions = {}): Promise<{ pressed: boolean }> {
    return this.#do('presses', { label, ...place(on), ...options });
  }

  /** Chooses in a select, picker, radio group or checkboxes, by action id, block id, label or placeholder. */
  async chooses(name: string, value: GivenValue, on?: On): Promise<void> {
    await this.#do('chooses', { name, value, ...place(on) });
  }

  /** Puts files into a file input of the modal on top. */
  async attaches(name: string, files: readonly GivenFile[]): Promise<void> {
    await this.#do('attaches', { name, files: files.map(encoded) });
  }

  /** The options that the app offers in an external select for what was typed. */
  suggestions(name: string, query: string, on?: On): Promise<JsonObject[]> {
    return this.#do('suggestions', { name, query, ...place(on) });
  }

  /** Fills in the modal on top, by block id, action id or label, and submits it. */
  submits(values: Record<string, GivenValue> = {}): Promise<SubmitAnswer> {
    return this.#do('submits', { values });
  }

  /** Closes the modal on top. @param options `all`: the whole stack */
  async closes(options: { all?: boolean } = {}): Promise<void> {
    await this.#do('closes', options);
  }

  /** The modal on top, or null. */
  seesModal(): Promise<View | null> {
    return this.#do('seesModal');
  }

  /** The Home tab as last published, or null. */
  seesHome(): Promise<View | null> {
    return this.#do('seesHome');
  }

  /** Opens the Home tab and waits until the app has published it, at most `waitMs` (2000). */
  opensHome(options: { waitMs?: number } = {}): Promise<View | null> {
    return this.#do('opensHome', options);
  }

  /** The messages of a channel, DM or thread as this person sees them, oldest first, own ephemerals included. */
  sees(where: string, options: { thread?: MessageRef | string } = {}): Promise<Message[]> {
    return this.#do('sees', { where, thread: tsOf(options.thread) });
  }

  /** The DM with the bot. */
  async seesDm(options: { thread?: MessageRef | string } = {}): Promise<Message[]> {
    const info = await this.#link.call<{ botUserId: string }>('info');
    return this.sees(info.botUserId, options);
  }

  /** What pinged this person: mentions, user groups, DMs. */
  notifications(): Promise<Notification[]> {
    return this.#do('notifications');
  }

  /** Reloads Slack: ephemeral messages are gone. */
  async reloads(): Promise<void> {
    await this.#do('reloads');
  }

  /** The id of a channel or DM as this person names it. */
  channelId(where: string): Promise<string> {
    return this.#do('channel', { where });
  }

  #do<T>(operation: string, input: object = {}): Promise<T> {
    return this.#link.call<T>(`person.${operation}`, { ...input, as: this.name });
  }
}

function encoded(file: GivenFile): object {
  return { ...file, content: Buffer.from(file.content).toString('base64') };
}

function ref(message: MessageRef): MessageRef {
  return { channel: message.channel, ts: message.ts };
}

function tsOf(thread: MessageRef | string | undefined): string | undefined {
  return typeof thread === 'object' ? thread.ts : thread;
}

function place(on: On | undefined): object {
  if (!on) return {};
  return 'ts' in on ? ref(on) : { view: on.id };
}

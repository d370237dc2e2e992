import type { JsonObject } from '../json.js';
import { ChannelIndex } from './channel-index.js';
import { IdSource } from './ids.js';
import { noJournal } from './journal.js';
import type { Journal } from './journal.js';
import type { Meta, ResponseHook, StoredFile, StoredView, Usergroup } from './model.js';
import { PeopleIndex } from './people-index.js';
import type { StateRecord } from './records.js';

/** Everything the workspace remembers. It changes through `commit` alone, so that the journal misses nothing. */
export class State {
  readonly people = new PeopleIndex();
  readonly channels = new ChannelIndex();
  readonly files = new Map<string, StoredFile>();
  readonly usergroups = new Map<string, Usergroup>();
  readonly homes = new Map<string, StoredView>();
  readonly modals = new Map<string, StoredView[]>();
  readonly hooks = new Map<string, ResponseHook>();
  readonly #inputs = new Map<string, StateRecord & { t: 'input' }>();
  readonly #reads = new Map<string, StateRecord & { t: 'read' }>();
  /** Events that the app has not taken yet, by event id, oldest first. */
  readonly pending = new Map<string, JsonObject>();
  readonly ids: IdSource;
  meta: Meta;
  #journal: Journal = noJournal;
  readonly #listeners = new Set<(record: StateRecord) => void>();
  #lastMicros = 0;

  constructor(meta: Meta, history: readonly StateRecord[] = []) {
    this.meta = meta;
    for (const record of history) if (record.t !== 'meta') this.#apply(record);
    this.ids = new IdSource(meta.seed, meta.boots);
  }

  /** Changes are written there from now on. */
  keepIn(journal: Journal): void {
    this.#journal = journal;
  }

  /** Writes a change down, makes it, and tells who listens. */
  commit(record: StateRecord): void {
    this.#journal.append(record);
    this.#apply(record);
    for (const listener of this.#listeners) listener(record);
  }

  /** Tells listeners of something that is not kept (an ephemeral message came). */
  touch(record: StateRecord): void {
    for (const listener of this.#listeners) listener(record);
  }

  onChange(listener: (record: StateRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What a person has entered in an element. */
  input(user: string, place: string, block: string, action: string): JsonObject | undefined {
    return this.#inputs.get(inputKey(user, place, block, action))?.value;
  }

  /** Up to where a person has seen a channel or thread. */
  readTs(user: string, channel: string, thread = ''): string | undefined {
    return this.#reads.get(`${user} ${channel} ${thread}`)?.ts;
  }

  /** A timestamp that no message had before, whatever the clock says. */
  nextTs(now: Date): string {
    this.#lastMicros = Math.max(now.getTime() * 1000, this.#lastMicros + 1);
    return formatTs(this.#lastMicros);
  }

  /** The whole state as the shortest journal that leads to it. */
  *records(wallNow: number): Generator<StateRecord> {
    yield { t: 'meta', meta: this.meta };
    for (const person of this.people.values()) yield { t: 'person', person };
    for (const channel of this.channels.values()) {
      yield { t: 'channel', channel };
      for (const user of this.channels.members(channel.id)) yield { t: 'member', channel: channel.id, user, in: true };
      for (const message of this.channels.log(channel.id).values()) yield { t: 'message', message };
    }
    for (const file of this.files.values()) yield { t: 'file', file };
    for (const group of this.usergroups.values()) yield { t: 'usergroup', group };
    for (const [user, view] of this.homes) yield { t: 'home', user, view };
    for (const [user, stack] of this.modals) if (stack.length > 0) yield { t: 'modals', user, stack };
    yield* this.#inputs.values();
    for (const hook of this.hooks.values()) if (hook.expires > wallNow) yield { t: 'hook', hook };
    yield* this.#reads.values();
    for (const [id, envelope] of this.pending) yield { t: 'event', id, envelope };
    yield { t: 'ts', micros: this.#lastMicros };
  }

  #apply(record: StateRecord): void {
    switch (record.t) {
      case 'meta':
        this.meta = record.meta;
        break;
      case 'person':
        this.people.put(record.person);
        break;
      case 'channel':
        this.channels.put(record.channel);
        break;
      case 'member':
        this.channels.setMember(record.channel, record.user, record.in);
        break;
      case 'message':
        this.channels.log(record.message.channel).put(record.message);
        this.#lastMicros = Math.max(this.#lastMicros, microsOf(record.message.ts));
        break;
      case 'gone':
        this.channels.log(record.channel).remove(record.ts);
        break;
      case 'file':
        this.files.set(record.file.id, record.file);
        break;
      case 'usergroup':
        this.usergroups.set(record.group.id, record.group);
        break;
      case 'home':
        this.homes.set(record.user, record.view);
        break;
      case 'input':
        this.#inputs.set(inputKey(record.user, record.place, record.block, record.action), record);
        break;
      case 'modals':
        this.#forgetInputs(record.user, record.stack);
        if (record.stack.length > 0) this.modals.set(record.user, record.stack);
        else this.modals.delete(record.user);
        break;
      case 'hook':
        this.hooks.set(record.hook.id, record.hook);
        break;
      case 'read':
        this.#reads.set(`${record.user} ${record.channel} ${record.thread ?? ''}`, record);
        break;
      case 'ts':
        this.#lastMicros = Math.max(this.#lastMicros, record.micros);
        break;
      case 'event':
        this.pending.set(record.id, record.envelope);
        break;
      case 'eventDone':
        this.pending.delete(record.id);
        break;
      case 'reset':
        this.#clear();
        break;
    }
  }

  /** What stood in a form that is closed. */
  #forgetInputs(user: string, stays: readonly StoredView[]): void {
    for (const { id } of this.modals.get(user) ?? []) {
      if (stays.some((view) => view.id === id)) continue;
      for (const [key, input] of this.#inputs) if (input.user === user && input.place === id) this.#inputs.delete(key);
    }
  }

  #clear(): void {
    const { people, channels, files, usergroups, homes, modals, hooks, pending } = this;
    for (const part of [people, channels, files, usergroups, homes, modals, hooks, pending]) part.clear();
    this.#reads.clear();
    this.#inputs.clear();
    // the clock of a workspace that begins anew may be an earlier one
    this.#lastMicros = 0;
  }
}

function inputKey(...parts: string[]): string {
  return parts.join('\u0000');
}

/** `1234567890.123456` of microseconds. */
function formatTs(micros: number): string {
  const seconds = Math.floor(micros / 1e6);
  return `${seconds}.${String(micros - seconds * 1e6).padStart(6, '0')}`;
}

/** Microseconds of a timestamp. */
function microsOf(ts: string): number {
  const [seconds = '0', fraction = '0'] = ts.split('.');
  return Number(seconds) * 1e6 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

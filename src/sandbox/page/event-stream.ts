import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StateRecord } from '../workspace/records.js';
import type { World } from '../world.js';
import { pageChannel, pageMessage, pageModal, pagePerson } from './page-message.js';
import type { PageEvent } from './wire.js';

/** A page that was away for longer must look at everything anew. */
const KEPT = 2000;
const BEAT_MS = 15_000;
/** A page that loads or reconnects does so within this time; without a page nothing is noted. */
const PATIENCE_MS = 30_000;

/** Tells open pages what happens, as server-sent events: what happens in one turn of the loop goes out together. */
export class EventStream {
  readonly #world: World;
  /** Another run has other ids, so that a page knows what it has missed. */
  readonly #run = randomBytes(4).toString('hex');
  readonly #open = new Set<ServerResponse>();
  #kept: { n: number; data: string }[] = [];
  #askedAt = -Infinity;
  readonly #waiting = new Map<string, () => PageEvent | undefined>();
  #count = 0;

  constructor(world: World) {
    this.#world = world;
    world.state.onChange((record) => {
      this.#note(record);
    });
    world.traffic.onEntry((entry) => {
      this.tell(`traffic ${entry.n}`, () => ({ t: 'traffic', entry }));
    });
    world.clock.onMove(() => {
      this.tell('clock', () => ({ t: 'clock', clock: { now: world.clock.now().getTime(), zone: world.page.zone } }));
    });
    world.faults.onChange(() => {
      this.tell('faults', () => ({ t: 'faults', faults: world.faults.list() }));
    });
  }

  /** The id of the last event. */
  get last(): string {
    this.#askedAt = performance.now();
    this.#flush();
    return `${this.#run}-${this.#count}`;
  }

  /** Tells something. What is told again under the same key before it went out goes out once, as it is then. */
  tell(key: string, make: () => PageEvent | undefined): void {
    if (this.#open.size === 0 && performance.now() - this.#askedAt > PATIENCE_MS) {
      this.#count += 1;
      this.#kept = [];
      return;
    }
    if (this.#waiting.size === 0) {
      setImmediate(() => {
        this.#flush();
      });
    }
    this.#waiting.delete(key);
    this.#waiting.set(key, make);
  }

  /** `GET /page/events`, which stays open. */
  serve(req: IncomingMessage, res: ServerResponse, after: string | null): void {
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    this.#flush();
    const given = req.headers['last-event-id'];
    res.write(`retry: 500\n\n${this.#missed(typeof given === 'string' ? given : after)}`);
    this.#open.add(res);
    const beat = setInterval(() => res.write(': beat\n\n'), BEAT_MS).unref();
    res.on('close', () => {
      clearInterval(beat);
      this.#open.delete(res);
      this.#askedAt = performance.now();
    });
  }

  #missed(after: string | null): string {
    const [run, n] = (after ?? '').split('-');
    const from = Number(n);
    const first = this.#kept[0]?.n ?? this.#count + 1;
    const known = run === this.#run && from <= this.#count && from + 1 >= first;
    if (!known) return `id: ${this.#run}-${this.#count}\ndata: [{"t":"resync"}]\n\n`;
    return this.#kept
      .filter((each) => each.n > from)
      .map((each) => this.#frame(each))
      .join('');
  }

  #frame({ n, data }: { n: number; data: string }): string {
    return `id: ${this.#run}-${n}\ndata: ${data}\n\n`;
  }

  #flush(): void {
    if (this.#waiting.size === 0) return;
    const events = [...this.#waiting.values()].map((make) => make()).filter((event) => event !== undefined);
    this.#waiting.clear();
    if (events.length === 0) return;
    this.#count += 1;
    const entry = { n: this.#count, data: JSON.stringify(events) };
    this.#kept.push(entry);
    if (this.#kept.length > KEPT) this.#kept.splice(0, KEPT / 4);
    const frame = this.#frame(entry);
    for (const res of this.#open) res.write(frame);
  }

  #note(record: StateRecord): void {
    const { state } = this.#world;
    switch (record.t) {
      case 'message': {
        const { message } = record;
        this.#message(message.channel, message.ts, () => message);
        if (message.threadTs !== undefined && message.threadTs !== message.ts) {
          this.#message(message.channel, message.threadTs);
        }
        break;
      }
      case 'gone':
        this.tell(`message ${record.channel} ${record.ts}`, () => ({
          t: 'gone',
          channel: record.channel,
          ts: record.ts,
        }));
        break;
      case 'person':
        this.tell(`person ${record.person.id}`, () => ({ t: 'person', person: pagePerson(record.person) }));
        break;
      case 'channel':
        this.#channel(record.channel.id);
        break;
      case 'member':
        this.#channel(record.channel);
        break;
      case 'file':
        for (const share of record.file.shares ?? []) this.#message(share.channel, share.ts);
        break;
      case 'home':
        this.tell(`home ${record.user}`, () => ({ t: 'home', user: record.user }));
        break;
      case 'modals':
        this.tell(`modal ${record.user}`, () => ({
          t: 'modal',
          user: record.user,
          modal: pageModal(this.#world, record.user),
        }));
        break;
      case 'read':
        this.tell(`read ${record.user}`, () => ({ t: 'read', user: record.user }));
        break;
      case 'reset':
        this.#waiting.clear();
        this.tell('resync', () => ({ t: 'resync' }));
        break;
      case 'usergroup':
        if (state.people.get(state.meta.botUserId)) this.tell('resync', () => ({ t: 'resync' }));
        break;
      default:
    }
  }

  #message(channel: string, ts: string, fallback?: () => Parameters<typeof pageMessage>[1]): void {
    this.tell(`message ${channel} ${ts}`, () => {
      const message = this.#world.state.channels.log(channel).get(ts) ?? fallback?.();
      return message && { t: 'message', message: pageMessage(this.#world, message) };
    });
  }

  #channel(id: string): void {
    this.tell(`channel ${id}`, () => {
      const channel = this.#world.state.channels.get(id);
      return channel && { t: 'channel', channel: pageChannel(this.#world, channel) };
    });
  }
}

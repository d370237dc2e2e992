import type { RawData, WebSocket } from 'ws';
import type { Outcome } from '../delivery/poster.js';
import type { JsonObject } from '../json.js';
import { isObject, parseJson, str } from '../json.js';
import { realWallClock } from '../wall-clock.js';
import type { WallClock } from '../wall-clock.js';
import { answerIn } from './envelope.js';
import type { Envelope } from './envelope.js';

const ACK_MS = 3000;
/** How long a connection lives that was told to refresh. */
const LAST_MS = 10_000;

/** Why Slack ends a connection. The first two leave time to open another one first. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** One socket of the app. */
export class Connection {
  readonly id: string;
  readonly #socket: WebSocket;
  readonly #wall: WallClock;
  readonly #unanswered = new Map<string, { envelope: Envelope; settle: (outcome: Outcome) => void }>();
  readonly #pingMs: number;
  #ending = false;
  #hasPonged = true;
  #cancelPing = (): void => undefined;

  /** @param pingMs in the machine's own time: whether somebody is there does not follow from a clock that is moved */
  constructor(id: string, socket: WebSocket, wall: WallClock, pingMs: number) {
    this.id = id;
    this.#socket = socket;
    this.#wall = wall;
    this.#pingMs = pingMs;
    socket.on('message', (data) => {
      this.#read(data);
    });
    socket.on('pong', () => {
      this.#hasPonged = true;
    });
    socket.on('error', () => undefined); // `close` follows
    socket.on('close', () => {
      this.#cancelPing();
    });
    this.#ping();
  }

  /** Whether it was told to go: nothing more is sent over it while there is another. */
  get ending(): boolean {
    return this.#ending;
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(frame: JsonObject | string): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Sends an envelope, and waits three seconds for its acknowledgement. It must come over this same connection. */
  deliver(envelope: Envelope): Promise<Outcome> {
    return new Promise((resolve) => {
      const settle = (outcome: Outcome): void => {
        cancel();
        this.#unanswered.delete(envelope.envelope_id);
        resolve(outcome);
      };
      const cancel = this.#wall.after(ACK_MS, () => {
        settle({ kind: 'timeout' });
      });
      this.#unanswered.set(envelope.envelope_id, { envelope, settle });
      this.send(envelope);
    });
  }

  /** Says that it ends and why, and ends it: later where Slack warns before, else now. */
  disconnect(reason: DisconnectReason): void {
    this.#ending = true;
    this.send({ type: 'disconnect', reason, debug_info: { host: 'applink-sandbox' } });
    const close = (): void => {
      this.#socket.close(1000);
    };
    if (reason === 'warning' || reason === 'refresh_requested') this.#wall.after(LAST_MS, close);
    else close();
  }

  /** Hangs up without a word. */
  drop(): void {
    this.#socket.terminate();
  }

  /** The sandbox stops: whoever waits for an acknowledgement is told. */
  stop(): void {
    for (const { settle } of [...this.#unanswered.values()]) {
      settle({ kind: 'failed', reason: 'the sandbox has stopped' });
    }
    this.#socket.terminate();
  }

  #read(data: RawData): void {
    const frame = parseJson(textOf(data));
    if (!isObject(frame)) return;
    const waiting = this.#unanswered.get(str(frame, 'envelope_id') ?? '');
    waiting?.settle({ kind: 'answer', status: 200, headers: {}, body: answerIn(frame, waiting.envelope) });
  }

  #ping(): void {
    this.#cancelPing = realWallClock.after(this.#pingMs, () => {
      if (!this.#hasPonged) {
        this.drop();
        return;
      }
      this.#hasPonged = false;
      if (this.open) this.#socket.ping('Ping from applink-sandbox');
      this.#ping();
    });
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { TrafficLog } from '../traffic-log.js';
import type { WallClock } from '../wall-clock.js';
import { signatureHeaders } from './sign.js';

const ACK_MS = 3000;
const MAX_ANSWER = 1_000_000;

/** What came of a delivery: the app's answer, or that there was none in time, or no connection. */
export type Outcome =
  | { kind: 'answer'; status: number; headers: IncomingHttpHeaders; body: string }
  | { kind: 'timeout' }
  | { kind: 'failed'; reason: string };

export interface Parcel {
  /** For the traffic log: `event message`, `command /ticket`, … */
  what: string;
  body: string;
  type: 'json' | 'form';
  headers?: Record<string, string>;
  retryNum?: number;
}

/** Another way to the app than HTTP. */
export interface Carrier {
  deliver: (parcel: Parcel) => Promise<Outcome>;
}

/** Sends signed requests to the app and counts those in flight. */
export class Poster {
  // Idle connections are given up before a server gives them up (Node's after 5 s): a request that meets a closing
  // connection would look like a failure of the app, and Slack repeats no command.
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 1000 });
  readonly #wall: WallClock;
  readonly #traffic: TrafficLog;
  readonly #secret: () => string;
  readonly #target: () => string | Carrier | undefined;
  readonly #waiting = new Set<() => void>();
  #busy = 0;
  closed = false;

  /** @param target the app's request URL, or what carries to it instead */
  constructor(wall: WallClock, traffic: TrafficLog, secret: () => string, target: () => string | Carrier | undefined) {
    this.#wall = wall;
    this.#traffic = traffic;
    this.#secret = secret;
    this.#target = target;
  }

  /** Resolves when nothing is in flight or held for now. */
  async idle(): Promise<void> {
    while (this.#busy > 0) {
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
      });
    }
  }

  /** Counts work that belongs to a delivery although no request is open (a late or held one). */
  hold(): () => void {
    this.#busy += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#busy -= 1;
      if (this.#busy > 0) return;
      for (const wake of this.#waiting) wake();
      this.#waiting.clear();
    };
  }

  /** Sends one parcel to the app and waits at most three seconds for its answer. */
  async send(parcel: Parcel): Promise<Outcome> {
    const release = this.hold();
    const started = performance.now();
    try {
      const outcome = await this.#request(parcel);
      this.#traffic.add({
        direction: 'to app',
        kind: parcel.what,
        status: outcome.kind === 'answer' ? outcome.status : outcome.kind,
        ms: Math.round(performance.now() - started),
        ...(parcel.retryNum === undefined ? {} : { retryNum: parcel.retryNum }),
      });
      return outcome;
    } finally {
      release();
    }
  }

  /** Sends nothing any more. */
  close(): void {
    this.closed = true;
    this.#agent.destroy();
  }

  #request(parcel: Parcel): Promise<Outcome> {
    const target = this.#target();
    if (this.closed) return Promise.resolve({ kind: 'failed', reason: 'the sandbox has stopped' });
    if (target === undefined) return Promise.resolve({ kind: 'failed', reason: 'no app is connected' });
    if (typeof target === 'object') return target.deliver(parcel);
    return new Promise((resolve) => {
      let cancelTimer = (): void => undefined;
      const settle = (outcome: Outcome): void => {
        cancelTimer();
        resolve(outcome);
      };
      const req = request(target, {
        method: 'POST',
        agent: this.#agent,
        headers: {
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          accept: 'application/json,*/*',
          'content-type': parcel.type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(parcel.body),
          ...signatureHeaders(this.#secret(), parcel.body, this.#wall.now()),
          ...parcel.headers,
        },
      });
      cancelTimer = this.#wall.after(ACK_MS, () => {
        settle({ kind: 'timeout' });
        req.destroy();
      });
      req.on('error', (error) => {
        settle({ kind: 'failed', reason: error.message });
      });
      req.on('response', (res) => {
        let body = '';
        res.setEncoding('utf8');
        res.on('data', (chunk: string) => {
          if (body.length < MAX_ANSWER) body += chunk;
        });
        res.on('end', () => {
          settle({ kind: 'answer', status: res.statusCode ?? 0, headers: res.headers, body });
        });
        res.on('error', (error) => {
          settle({ kind: 'failed', reason: error.message });
        });
      });
      req.end(parcel.body);
    });
  }
}

/** Whether the app took the delivery. */
export function accepted(outcome: Outcome): boolean {
  return outcome.kind === 'answer' && outcome.status >= 200 && outcome.status < 300;
}

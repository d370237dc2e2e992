import type { Faults } from '../faults/faults.js';
import type { JsonObject } from '../json.js';
import { str } from '../json.js';
import type { WallClock } from '../wall-clock.js';
import { pause } from '../wall-clock.js';
import { accepted } from './poster.js';
import type { Outcome, Poster } from './poster.js';

/** Slack tries three more times: at once, after a minute, after five. */
const RETRY_AFTER_MS = [0, 60_000, 300_000];

/** Where events are noted until the app has taken them, so that a stop or a crash loses none. */
export interface PendingEvents {
  add: (id: string, envelope: JsonObject) => void;
  done: (id: string) => void;
  /** Left over from before the last stop; each is given once. */
  takeLeftOver: () => JsonObject[];
}

/** Sends event envelopes, again where the app did not take them, and with the disorder that faults ask for. */
export class EventDelivery {
  readonly #poster: Poster;
  readonly #wall: WallClock;
  readonly #faults: Faults;
  readonly #pending: PendingEvents;
  #held: { send: () => void } | undefined;

  constructor(poster: Poster, wall: WallClock, faults: Faults, pending: PendingEvents) {
    this.#poster = poster;
    this.#wall = wall;
    this.#faults = faults;
    this.#pending = pending;
  }

  /** Sends an envelope; nobody waits for it but `idle()`. */
  enqueue(envelope: JsonObject): void {
    const event = envelope['event'];
    const type = str(event, 'type') ?? '';
    const channel = str(event, 'channel') ?? '';
    this.#pending.add(str(envelope, 'event_id') ?? '', envelope);
    const release = this.#poster.hold();
    const send = (): void => {
      void this.#attempt(envelope, type, 0).finally(release);
    };
    const fault = this.#faults.delivery({ kind: type, channel });
    if (fault?.do === 'late') {
      void pause(this.#wall, fault.ms).then(send);
      return;
    }
    if (fault?.do === 'outOfOrder' && !this.#held) {
      this.#held = { send };
      return;
    }
    if (fault?.do === 'twice') {
      const releaseCopy = this.#poster.hold();
      void this.#attempt(envelope, type, 0).finally(releaseCopy);
    }
    const before = this.#held;
    this.#held = undefined;
    if (!before) {
      send();
      return;
    }
    void this.#attempt(envelope, type, 0).finally(() => {
      release();
      before.send();
    });
  }

  /** Sends again what the app had not taken when the sandbox stopped. An app has just been connected. */
  resume(): void {
    for (const envelope of this.#pending.takeLeftOver()) {
      const release = this.#poster.hold();
      void this.#attempt(envelope, str(envelope['event'], 'type') ?? '', 1, 'connection_failed').finally(release);
    }
  }

  /** Sends what waits for a later event to overtake it: none came. */
  flush(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.send();
  }

  async #attempt(envelope: JsonObject, type: string, tries: number, reason?: string): Promise<void> {
    const outcome = await this.#poster.send({
      what: `event ${type}`,
      body: JSON.stringify(envelope),
      type: 'json',
      ...(tries === 0 || reason === undefined
        ? {}
        : { retryNum: tries, headers: { 'x-slack-retry-num': String(tries), 'x-slack-retry-reason': reason } }),
    });
    if (this.#poster.closed) return;
    const delay = accepted(outcome) || noRetry(outcome) ? undefined : RETRY_AFTER_MS[tries];
    if (delay === undefined) {
      this.#pending.done(str(envelope, 'event_id') ?? '');
      return;
    }
    const again = (): Promise<void> => this.#attempt(envelope, type, tries + 1, retryReason(outcome));
    if (delay === 0) await again();
    else this.#wall.after(delay, () => void again());
  }
}

function noRetry(outcome: Outcome): boolean {
  return outcome.kind === 'answer' && outcome.headers['x-slack-no-retry'] === '1';
}

function retryReason(outcome: Outcome): string {
  if (outcome.kind === 'timeout') return 'http_timeout';
  if (outcome.kind === 'failed') return 'connection_failed';
  return outcome.status >= 300 && outcome.status < 400 ? 'too_many_redirects' : 'http_error';
}

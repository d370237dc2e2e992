import type { Logger } from '../../base/logger.js';
import { AlreadyDone } from '../../desk/errors.js';
import type { Claim, Inbox, InboxEntry } from '../../desk/inbox.js';
import { slackErrorCode } from '../optional.js';

/** How many events are handled side by side; the rest waits its turn. */
const sideBySide = 16;
/** How many may wait in memory; beyond that they wait in the database. */
const mostInMemory = 2000;
const renewEveryMs = 5000;
const sweepEveryMs = 3000;
const dropEveryMs = 10 * 60_000;
/** How long a stop waits for handlers before what is left is given back. */
const stopBudgetMs = 4000;

export interface HandlingParts {
  readonly inbox: Inbox;
  readonly logger: Logger;
  readonly handle: Handle;
}

/**
 * Handles an event. It may read and prepare at once, but commits nothing and tells nobody anything before `saved`
 * resolves; where that rejects, the event is somebody else's, or Slack brings it again.
 */
export type Handle = (payload: InboxEntry['payload'], saved: Promise<void>) => Promise<void>;

/** What is in hand here, and once it is saved the right to handle it. */
interface Held {
  readonly entry: InboxEntry;
  readonly saved: Promise<Claim | null>;
  claim: Claim | null;
}

/** Handles what is in the inbox: what this process received, and what others (or this one, before it died) left behind. */
export class Handling {
  readonly #parts: HandlingParts;
  readonly #held = new Set<Held>();
  readonly #queue: Held[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #timers: NodeJS.Timeout[] = [];
  #sweep: Promise<void> | null = null;
  #isSpilled = false;
  #isStopped = false;

  constructor(parts: HandlingParts) {
    this.#parts = parts;
  }

  /** Whether there is room for another event in memory; otherwise it is left in the database for a sweep. */
  get hasRoom(): boolean {
    const hasRoom = !this.#isStopped && this.#held.size < mostInMemory;
    this.#isSpilled ||= !hasRoom;
    return hasRoom;
  }

  /**
   * Handles an entry when its turn comes.
   * @param saved this process's claim, or that it has none
   */
  add(entry: InboxEntry, saved: Promise<Claim | null>): void {
    const isRepeated = [...this.#held].some((each) => each.entry.id === entry.id);
    const held: Held = { entry, saved, claim: null };
    this.#held.add(held);
    const claimed = saved.then(
      (claim) => (held.claim = claim),
      () => null,
    );
    // of several deliveries at once only one is the claim: the others prepare nothing
    if (!isRepeated) this.#enqueue(held);
    else
      void claimed.then((claim) => {
        if (claim) this.#enqueue(held);
        else this.#held.delete(held);
      });
  }

  #enqueue(held: Held): void {
    this.#queue.push(held);
    this.#next();
  }

  /** Claims and handles what nobody holds. Resolves when there is nothing more to claim. */
  sweep(): Promise<void> {
    this.#sweep ??= this.#claimAll().finally(() => {
      this.#sweep = null;
    });
    return this.#sweep;
  }

  /** Sweeps from now on, and keeps hold of what is being handled. */
  start(): void {
    const every = (ms: number, what: string, work: () => Promise<void>): void => {
      const run = (): void => {
        work().catch((error: unknown) => {
          this.#parts.logger.warn({ code: slackErrorCode(error), what }, 'The inbox could not be looked after');
        });
      };
      this.#timers.push(setInterval(run, ms).unref());
    };
    every(sweepEveryMs, 'sweep', () => this.sweep());
    every(renewEveryMs, 'renew', () => this.#renew());
    every(dropEveryMs, 'drop', () => this.#parts.inbox.dropContents());
  }

  /** Resolves when nothing is being handled. */
  async idle(): Promise<void> {
    while (this.#sweep !== null || this.#running.size > 0) {
      await Promise.allSettled([...this.#running, this.#sweep]);
    }
    await this.#parts.inbox.noted();
  }

  /** Starts nothing more, waits for what runs, and gives back the rest for others to claim at once. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    this.#queue.length = 0;
    let timer: NodeJS.Timeout | undefined;
    const budget = new Promise((resolve) => (timer = setTimeout(resolve, stopBudgetMs)));
    await Promise.race([this.idle(), budget]);
    clearTimeout(timer);
    await this.#parts.inbox.release(this.#claims).catch((error: unknown) => {
      this.#parts.logger.warn({ code: slackErrorCode(error) }, 'What was not handled waits for its lease to end');
    });
  }

  #next(): void {
    while (this.#running.size < sideBySide) {
      const held = this.#queue.shift();
      if (!held) break;
      const run: Promise<void> = this.#run(held).finally(() => {
        this.#running.delete(run);
        this.#held.delete(held);
        this.#next();
      });
      this.#running.add(run);
    }
    if (this.#isSpilled && !this.#isStopped && this.#held.size < mostInMemory / 2) {
      this.#isSpilled = false;
      this.sweep().catch(() => undefined); // the next sweep finds it
    }
  }

  async #run({ entry, saved }: Held): Promise<void> {
    const { inbox, logger, handle } = this.#parts;
    const mine = saved.then((claim) => {
      if (!claim) throw new AlreadyDone(entry.id);
    });
    mine.catch(() => undefined);
    try {
      const failure = await handle(entry.payload, mine).then(
        () => null,
        (error: unknown) => ({ error }),
      );
      // not saved, not acknowledged: whoever tried to save it says so
      const claim = await saved.catch(() => null);
      if (!claim) return;
      if (!failure) {
        inbox.done(claim);
        return;
      }
      const code = slackErrorCode(originOf(failure.error));
      logger.error({ err: failure.error, code, eventId: claim.id }, 'An event could not be handled');
      await inbox.failed(claim, code);
    } catch (error) {
      // its lease ends, and it is handled again
      logger.warn({ code: slackErrorCode(error), eventId: entry.id }, 'That an event failed could not be noted');
    }
  }

  async #claimAll(): Promise<void> {
    while (this.hasRoom) {
      const claim = await this.#parts.inbox.claim(this.#claims.map(({ id }) => id));
      if (!claim) break;
      this.add(claim, Promise.resolve(claim));
    }
  }

  async #renew(): Promise<void> {
    if (this.#claims.length > 0) await this.#parts.inbox.renew(this.#claims);
  }

  get #claims(): Claim[] {
    return [...this.#held].flatMap(({ claim }) => claim ?? []);
  }
}

/** What a listener threw, without what Bolt wrapped around it. */
function originOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  return ('original' in error ? error.original : undefined) ?? error;
}

import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { Clock } from '../base/clock.js';
import type { Logger } from '../base/logger.js';
import type { FirstPost, LaneLeases, OutboxQueue, OutboxRow } from '../desk/outbox/queue.js';
import { Courier, type CourierParts, type Drawn } from './courier.js';
import { HeldLanes } from './held-lanes.js';
import { Pace } from './pace.js';

export interface WorkerParts extends Omit<CourierParts, 'pace'> {
  readonly queue: OutboxQueue;
  readonly leases: LaneLeases;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when a lane has to wait. */
  readonly laneWaits?: (until: Date) => void;
}

/** How many rows of a lane are read at once: as many as may go out at once. */
const readAhead = 4;
/** So many new cards that wait in a lane are named in one message, so that agents see them all at once. */
const burstCards = 5;
/** When a lane that could not be read, or that another process has, is tried again. */
const againMs = 1000;
/**
 * How long a row is sent from memory after it was made. Later, as where the process stood still meanwhile, another one
 * may have sent it and given the lane back, which takes longer than this (`held-lanes.ts`): the database is asked.
 */
const freshMs = 1000;
/** How long a stop waits for calls to Slack that are under way. */
const patienceMs = 3500;

/**
 * Sends what the outbox holds: each lane in its order, one row at a time, the lanes side by side. Several processes
 * share the lanes through leases. Holds nothing that is not in the database but the pacing.
 */
export class OutboxWorker {
  readonly #parts: WorkerParts;
  readonly #pace = new Pace();
  readonly #courier: Courier;
  readonly #lanes: HeldLanes;
  readonly #busy = new Map<string, Promise<void>>();
  /** Lanes that must wait, with the moment (desk clock, ms) at which they may go on. */
  readonly #waiting = new Map<string, number>();
  /** Lanes whose posts may be asked for while they are being drained: they look once more. */
  readonly #askedAgain = new Set<string>();
  /** Drawn before it was saved, by lane. */
  readonly #prepared = new Map<string, { readonly row: OutboxRow; readonly drawn: Promise<Drawn> }>();
  #stopped = false;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
    this.#courier = new Courier({ ...parts, pace: this.#pace });
    this.#lanes = new HeldLanes(parts.leases, parts.logger);
  }

  /**
   * Sends everything that may go out now.
   * @param fresh what was put into which lane since the last time, where that is known: it goes first
   * @returns when the next thing may go out; null while nothing waits
   */
  async runDue(fresh: ReadonlyMap<string, number> = new Map()): Promise<Date | null> {
    for (const [lane, rows] of fresh) if (this.#mayStart(lane)) this.#start(lane, rows);
    for (;;) {
      await Promise.all(this.#busy.values());
      const next = await this.#startLanes(true);
      if (this.#busy.size === 0) return next === null ? null : new Date(next);
    }
  }

  /**
   * Starts the lanes that may go on, and does not wait for them: a slow channel holds up no other.
   * @returns when the next lane may start; null while none waits. `laneWaits` is called as one ends that must wait.
   */
  async startDue(): Promise<Date | null> {
    const next = await this.#startLanes(false);
    await this.#lanes.releaseIdle(this.#busy);
    return next === null ? null : new Date(next);
  }

  /** Something may be put into that lane in a moment, which is to go out at once: the lane is taken meanwhile. */
  expect(lane: string): void {
    if (!this.#mayStart(lane)) return;
    // what is being saved is sent first
    endOfTurn()
      .then(() => this.#lanes.hold(lane))
      .catch(() => undefined); // asked for again when it is needed
  }

  /**
   * That may be saved in a moment: meanwhile the post is drawn. Nothing goes out before `kick`, and of several only one is
   * drawn: they go out one after the other.
   * @returns whether this one is
   */
  prepare({ row, ticket }: FirstPost): boolean {
    const { lane } = row;
    if (!this.#mayStart(lane) || this.#prepared.has(lane)) return false;
    // the commit is sent first
    this.#prepared.set(lane, { row, drawn: endOfTurn().then(() => this.#courier.draw(row, ticket)) });
    return true;
  }

  /**
   * Something was just put into a lane: it starts at once if it may, without asking the database first.
   * @param first what of it is all there is to know of a new ticket: it goes out as it is
   * @returns whether the lane is under way, or will be: `laneWaits` told until when it waits
   */
  kick(lane: string, first: readonly FirstPost[] = []): boolean {
    if (this.#busy.has(lane)) this.#askedAgain.add(lane);
    else if (this.#mayStart(lane)) this.#start(lane, Infinity, first);
    return this.#busy.has(lane) || this.#waiting.has(lane);
  }

  /**
   * No new sends; resolves when those in flight are done and the lanes are given back. A lane whose send takes too long
   * keeps its lease: whoever takes it over when that ends looks for the post first.
   */
  async stop(): Promise<void> {
    this.#stopped = true;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)));
    await Promise.race([Promise.all(this.#busy.values()), patience]);
    clearTimeout(timer);
    await this.#lanes.stop(this.#busy);
  }

  #mayStart(lane: string): boolean {
    const now = this.#parts.clock.now().getTime();
    return !this.#stopped && !this.#busy.has(lane) && (this.#waiting.get(lane) ?? 0) <= now;
  }

  /** @param counted each lane ends after the rows that it has now, and does not look for more */
  async #startLanes(counted: boolean): Promise<number | null> {
    if (this.#stopped) return null;
    const now = this.#parts.clock.now().getTime();
    let next: number | null = null;
    for (const { lane, dueAt, rows } of await this.#parts.queue.lanes(counted)) {
      if (this.#busy.has(lane)) continue;
      const at = Math.max(dueAt.getTime(), this.#waiting.get(lane) ?? 0);
      if (at > now) {
        next = next === null ? at : Math.min(next, at);
        continue;
      }
      this.#start(lane, rows);
    }
    return next;
  }

  #start(lane: string, most = Infinity, first: readonly FirstPost[] = []): void {
    this.#waiting.delete(lane);
    const drained = this.#drain(lane, most, first).catch((error: unknown) => {
      this.#parts.logger.error({ err: error, lane }, 'The outbox lane stopped');
      // a send may have ended without an answer, and without a note of it
      this.#lanes.mistrust(lane);
      this.#waitMs(lane, againMs);
    });
    this.#busy.set(
      lane,
      drained.finally(() => {
        this.#busy.delete(lane);
        this.#prepared.delete(lane);
        const until = this.#waiting.get(lane);
        if (until !== undefined) this.#parts.laneWaits?.(new Date(until));
      }),
    );
  }

  #isAskedAgain(lane: string): boolean {
    return this.#askedAgain.has(lane);
  }

  #waitMs(lane: string, ms: number): void {
    this.#waiting.set(lane, this.#parts.clock.now().getTime() + ms);
  }

  /** Sends one lane's rows until it is empty or must wait, or has sent so many. */
  async #drain(lane: string, most: number, first: readonly FirstPost[]): Promise<void> {
    const { queue } = this.#parts;
    if (!(await this.#lanes.hold(lane))) {
      this.#waitMs(lane, againMs);
      return;
    }
    if (this.#lanes.isInDoubt(lane)) {
      await queue.doubt(lane);
      this.#lanes.believe(lane);
    } else {
      // nothing about a new ticket can wait already, so these overtake nothing that they must follow
      for (const { row, ticket, madeAt } of first) {
        if (performance.now() - madeAt > freshMs) break;
        const prepared = this.#prepared.get(lane);
        const drawn = prepared?.row === row ? prepared.drawn : this.#courier.draw(row, ticket);
        if (!(await this.#send(row, drawn))) return;
      }
    }
    for (let sent = 0; sent < most && !this.#stopped;) {
      this.#askedAgain.delete(lane);
      const rows = await queue.waiting(lane, Math.min(readAhead, most - sent));
      if (rows.length === 0 && !this.#isAskedAgain(lane)) return;
      for (const row of rows) {
        if (!(await this.#send(row))) return;
        sent += 1;
      }
    }
  }

  /** @returns whether the lane may go on */
  async #send(row: OutboxRow, drawn?: Promise<Drawn>): Promise<boolean> {
    const { lane } = row;
    if (this.#stopped || row.dueAt > this.#parts.clock.now()) return false;
    if (!this.#lanes.isSafe(lane)) {
      this.#waitMs(lane, againMs);
      return false;
    }
    const waitUntil = await this.#courier.deliver(row, drawn);
    if (waitUntil === null) return true;
    this.#waiting.set(lane, waitUntil);
    if (row.intent.kind === 'card') await this.#parts.queue.nameNewCards(lane, burstCards);
    return false;
  }
}

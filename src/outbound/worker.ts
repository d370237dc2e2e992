import type { WebClient } from '@slack/web-api';
import type { Clock } from '../base/clock.js';
import type { Logger } from '../base/logger.js';
import type { OutboxQueue, OutboxRow, SentResult } from '../desk/outbox/queue.js';
import { Pace } from './pace.js';
import type { Delivery, RenderContext, SentAt } from './render-context.js';
import { render } from './renderers.js';
import type { FileAccess } from './reshare-file.js';
import { send, type Outcome } from './send.js';

export interface WorkerParts {
  readonly queue: OutboxQueue;
  readonly client: WebClient;
  readonly files: FileAccess;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when a lane has nothing more to send for now. */
  readonly laneDone?: () => void;
  /** Fresh settings and readers for each send. */
  readonly context: () => Promise<RenderContext>;
}

/** What rests on `Retry-After`: posting in that channel, or another method in the whole workspace. */
function restKey(method: Delivery['call']['method'], lane: string): string {
  return method === 'post' ? `post:${lane}` : method;
}

/** Waits after the first, second, … failure of a row, then gives up. */
const backoffMs = [1000, 5000, 30_000, 120_000, 600_000] as const;

/**
 * Sends what the outbox holds: each lane in its order, one row at a time, the lanes side by side. Holds nothing that
 * is not in the database but the pacing.
 */
export class OutboxWorker {
  readonly #parts: WorkerParts;
  readonly #pace = new Pace();
  readonly #busy = new Map<string, Promise<void>>();
  /** Lanes that must wait, with the moment (desk clock, ms) at which they may go on. */
  readonly #waiting = new Map<string, number>();
  #stopped = false;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
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
   * @returns when the next lane may start; null while none waits. `laneDone` is called as each ends.
   */
  startDue(): Promise<Date | null> {
    return this.#startLanes(false).then((next) => (next === null ? null : new Date(next)));
  }

  /**
   * Something was just put into these lanes: they start at once where they may, without asking the database first.
   * @returns whether all of them are under way
   */
  kick(lanes: Iterable<string>): boolean {
    let allRun = true;
    for (const lane of lanes) {
      if (this.#mayStart(lane)) this.#start(lane);
      allRun &&= this.#busy.has(lane);
    }
    return allRun;
  }

  #mayStart(lane: string): boolean {
    const now = this.#parts.clock.now().getTime();
    const at = Math.max(this.#waiting.get(lane) ?? 0, this.#pace.nextAt(lane, now));
    return !this.#stopped && !this.#busy.has(lane) && at <= now;
  }

  /** No new sends; resolves when those in flight are done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#busy.values());
  }

  /** @param counted each lane ends after the rows that it has now, and does not look for more */
  async #startLanes(counted: boolean): Promise<number | null> {
    if (this.#stopped) return null;
    const now = this.#parts.clock.now().getTime();
    let next: number | null = null;
    for (const { lane, dueAt, rows } of await this.#parts.queue.lanes()) {
      if (this.#busy.has(lane)) continue;
      const at = Math.max(dueAt.getTime(), this.#waiting.get(lane) ?? 0, this.#pace.nextAt(lane, now));
      if (at > now) {
        next = next === null ? at : Math.min(next, at);
        continue;
      }
      this.#start(lane, counted ? rows : Infinity);
    }
    return next;
  }

  #start(lane: string, most = Infinity): void {
    this.#waiting.delete(lane);
    const drained = this.#drain(lane, most).catch((error: unknown) => {
      this.#parts.logger.error({ err: error, lane }, 'The outbox lane stopped');
      this.#waiting.set(lane, this.#parts.clock.now().getTime() + backoffMs[0]);
    });
    this.#busy.set(
      lane,
      drained.finally(() => {
        this.#busy.delete(lane);
        this.#parts.laneDone?.();
      }),
    );
  }

  /** Sends one lane's rows until it is empty or must wait, or has sent so many. */
  async #drain(lane: string, most: number): Promise<void> {
    for (let sent = 0; sent < most && !this.#stopped; sent += 1) {
      const now = this.#parts.clock.now();
      if (this.#pace.nextAt(lane, now.getTime()) > now.getTime()) return;
      const row = await this.#parts.queue.claim(lane, now);
      if (!row) return;
      const goOn = await this.#deliver(row);
      if (!goOn) return;
    }
  }

  /** @returns whether the lane may go on */
  async #deliver(row: OutboxRow): Promise<boolean> {
    const { queue, client, clock, logger } = this.#parts;
    let delivery: Delivery | null;
    let teamId: string;
    try {
      const context = await this.#parts.context();
      teamId = context.teamId;
      delivery = await render(row, context);
    } catch (error) {
      logger.error({ err: error, kind: row.intent.kind, row: row.id }, 'A post could not be drawn');
      return this.#failed(row, { kind: 'failed', code: 'render' });
    }
    if (!delivery) {
      await queue.sent(row, {}, clock.now());
      return true;
    }
    const { method } = delivery.call;
    const now = clock.now().getTime();
    const rest = this.#pace.restsUntil(restKey(method, row.lane));
    if (rest > now) {
      this.#waiting.set(row.lane, rest);
      await queue.retry({ ...row, attempts: row.attempts - 1 }, new Date(rest), 'rate_limited');
      return false;
    }
    if (method === 'post' || method === 'upload') this.#pace.take(row.lane, now);
    const outcome = await send(client, this.#parts.files, delivery, row.id);
    if (outcome.kind !== 'sent') return this.#failed(row, outcome, restKey(method, row.lane));
    await queue.sent(row, resultOf(delivery, outcome, teamId), clock.now());
    return true;
  }

  async #failed(row: OutboxRow, outcome: Exclude<Outcome, { kind: 'sent' }>, resting = ''): Promise<boolean> {
    const { queue, clock, logger } = this.#parts;
    const now = clock.now().getTime();
    const { kind } = row.intent;
    if (outcome.kind === 'limited') {
      const until = now + outcome.retryAfterMs;
      this.#pace.rest(resting, until);
      this.#waiting.set(row.lane, until);
      await queue.retry({ ...row, attempts: row.attempts - 1 }, new Date(until), 'rate_limited');
      return false;
    }
    const backoff = backoffMs[row.attempts - 1];
    if (outcome.kind === 'dead' || backoff === undefined) {
      logger.error({ kind, lane: row.lane, code: outcome.code, row: row.id }, 'A post was given up');
      await queue.dead(row, outcome.code);
      return true;
    }
    logger.warn({ kind, lane: row.lane, code: outcome.code, attempts: row.attempts }, 'A post is tried again later');
    this.#waiting.set(row.lane, now + backoff);
    await queue.retry(row, new Date(now + backoff), outcome.code);
    return false;
  }
}

/** What a post leaves behind. */
function resultOf(delivery: Delivery, at: SentAt, teamId: string): SentResult {
  const after = delivery.after ? delivery.after(at) : {};
  if (!delivery.post || at.ts === '') return after;
  return { ...after, post: { teamId, channel: at.channel, ts: at.ts, ...delivery.post } };
}

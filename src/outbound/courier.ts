import type { WebClient } from '@slack/web-api';
import type { Clock } from '../base/clock.js';
import type { Logger } from '../base/logger.js';
import type { Intent } from '../desk/outbox/intent.js';
import type { OutboxQueue, OutboxRow, SentResult } from '../desk/outbox/queue.js';
import type { Ticket } from '../desk/tickets/ticket.js';
import { divert } from './divert.js';
import { findPost } from './find-post.js';
import type { Pace } from './pace.js';
import type { Delivery, RenderContext, SentAt } from './render-context.js';
import { render } from './renderers.js';
import type { FileAccess } from './reshare-file.js';
import { outcomeOf, send, type Outcome, type SendParts } from './send.js';
import { TracedPosts } from './traced-post.js';
import { undeliverable } from './undeliverable.js';

export interface CourierParts {
  readonly queue: OutboxQueue;
  readonly client: WebClient;
  readonly files: FileAccess;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pace: Pace;
  /** Spreads the pauses, so that many rows do not try again at the same moment. 0 to 1. */
  readonly random?: () => number;
  /** Fresh settings and readers for each send. */
  readonly context: () => Promise<RenderContext>;
  /** Called after each call to Slack with what came of it. */
  readonly tried?: (kind: Intent['kind'], result: Outcome['kind']) => void;
}

/** Waits after the first, second, … failure of a row, then gives up. */
const backoffMs = [1000, 5000, 30_000, 120_000, 600_000] as const;
/** Each wait is longer by up to this part of it. */
const jitter = 0.2;

/** What rests on `Retry-After`: posting in that channel, or another method in the whole workspace. */
function restKey(method: Delivery['call']['method'], lane: string): string {
  return method === 'post' ? `post:${lane}` : method;
}

/** What a row becomes; null: there is nothing to tell any more. */
export type Drawn =
  { readonly context: RenderContext; readonly delivery: Delivery | null } | { readonly error: unknown };

/** Brings one row at a time to Slack and records what became of it. */
export class Courier {
  readonly #parts: CourierParts;
  readonly #posts: TracedPosts;
  /** Sent, but not recorded: the database was away at that moment. */
  readonly #unrecorded = new Map<string, { readonly row: OutboxRow; readonly result: SentResult }>();

  constructor(parts: CourierParts) {
    this.#parts = parts;
    this.#posts = new TracedPosts(parts.client, parts.logger);
  }

  /**
   * Draws a row from the state of this moment. Rejects never.
   * @param fresh the row's ticket, where it is being opened this very moment and nothing was posted about it yet
   */
  async draw(row: OutboxRow, fresh: Ticket | null = null): Promise<Drawn> {
    try {
      const context = { ...(await this.#parts.context()), fresh };
      const delivery = await render(row, context);
      const { divertedTo } = row;
      return { context, delivery: delivery && divertedTo !== null ? divert(delivery, divertedTo, context) : delivery };
    } catch (error) {
      return { error };
    }
  }

  /**
   * @param drawn where that was done already
   * @returns null when the lane may go on, else when (desk clock, ms)
   */
  async deliver(row: OutboxRow, drawn?: Promise<Drawn>): Promise<number | null> {
    const known = this.#unrecorded.get(row.id);
    // as it was when it was sent: what was asked for since then is still to be sent
    if (known) return this.#record(known.row, known.result);
    const { clock, pace, logger } = this.#parts;
    const done = await (drawn ?? this.draw(row));
    if ('error' in done) {
      logger.error({ err: done.error, kind: row.intent.kind, row: row.id }, 'A post could not be drawn');
      return this.#failed(row, { kind: 'failed', code: 'render', inDoubt: row.inDoubt });
    }
    const { context, delivery } = done;
    if (!delivery) return this.#record(row, {});
    const { method } = delivery.call;
    const now = clock.now().getTime();
    const isPost = method === 'post' || method === 'upload';
    const at = Math.max(
      pace.restsUntil(restKey(method, row.lane)),
      isPost ? pace.nextPostAt(row.lane, now) : pace.nextCallAt(method, now),
    );
    if (at > now) return at;
    const outcome = await this.#send(delivery, row, now);
    this.#parts.tried?.(row.intent.kind, outcome.kind);
    if (outcome.kind !== 'sent') return this.#failed(row, outcome, delivery, context);
    return this.#record(row, resultOf(delivery, outcome, context.teamId));
  }

  #sendParts(): SendParts {
    const { client, files, queue } = this.#parts;
    return {
      client,
      files,
      posts: this.#posts,
      copyBegins: ({ messageId, fileId, channel, threadTs }, copyId) =>
        queue.fileCopyBegins({ messageId, fileId, copyId, channel, threadTs }),
    };
  }

  async #send(delivery: Delivery, row: OutboxRow, now: number): Promise<Outcome> {
    const { client, pace, logger } = this.#parts;
    const { call } = delivery;
    if (row.inDoubt && (call.method === 'post' || call.method === 'upload' || call.method === 'remove')) {
      try {
        const at = await findPost(client, call, row.id);
        logger.info({ row: row.id, found: at !== null }, 'A send whose outcome was unknown was looked for');
        if (at) return await this.#bringUpToDate(call, at, row, now);
      } catch (error) {
        const outcome = outcomeOf(error);
        // where nothing can be read, twice is better than never
        if (outcome.kind !== 'dead') return outcome.kind === 'failed' ? { ...outcome, inDoubt: true } : outcome;
      }
    }
    pace.take(call.method, row.lane, now);
    return send(this.#sendParts(), delivery, row.id);
  }

  /** A post that was found says what was true when it went out: it is edited to what was drawn now. */
  async #bringUpToDate(call: Delivery['call'], at: SentAt, row: OutboxRow, now: number): Promise<Outcome> {
    if (call.method !== 'post') return { kind: 'sent', ...at };
    const { pace } = this.#parts;
    const { text, blocks } = call;
    pace.take('update', row.lane, now);
    const update = { method: 'update', channel: at.channel, ts: at.ts, text, blocks } as const;
    const outcome = await send(this.#sendParts(), { call: update }, row.id);
    return outcome.kind === 'failed' ? { ...outcome, inDoubt: true } : outcome;
  }

  async #record(row: OutboxRow, result: SentResult): Promise<null> {
    this.#unrecorded.set(row.id, { row, result });
    await this.#parts.queue.sent(row, result);
    this.#unrecorded.delete(row.id);
    return null;
  }

  async #failed(
    row: OutboxRow,
    outcome: Exclude<Outcome, { kind: 'sent' }>,
    delivery: Delivery | null = null,
    context: RenderContext | null = null,
  ): Promise<number | null> {
    const { queue, clock, logger, pace, random = Math.random } = this.#parts;
    const now = clock.now().getTime();
    const { kind } = row.intent;
    const { inDoubt } = row;
    if (outcome.kind === 'limited') {
      const until = now + outcome.retryAfterMs;
      if (delivery) pace.rest(restKey(delivery.call.method, row.lane), until);
      await queue.retry(row, { dueAt: new Date(until), reason: 'rate_limited', counts: false, inDoubt });
      return until;
    }
    const backoff = backoffMs[row.attempts];
    if (outcome.kind === 'dead' || backoff === undefined) {
      logger.error({ kind, lane: row.lane, code: outcome.code, row: row.id }, 'A post cannot be delivered');
      const asLeft = { ...row, inDoubt: inDoubt || (outcome.kind === 'failed' && outcome.inDoubt) };
      await undeliverable(asLeft, outcome.code, queue, context ?? (await this.#parts.context()), clock.now());
      return null;
    }
    logger.warn(
      { kind, lane: row.lane, code: outcome.code, attempts: row.attempts + 1 },
      'A post is tried again later',
    );
    const until = now + Math.round(backoff * (1 + jitter * random()));
    await queue.retry(row, { dueAt: new Date(until), reason: outcome.code, counts: true, inDoubt: outcome.inDoubt });
    return until;
  }
}

/** What a post leaves behind. */
function resultOf(delivery: Delivery, at: SentAt, teamId: string): SentResult {
  const after = delivery.after ? delivery.after(at) : {};
  // an edit changes nothing about where it stands
  if (!delivery.post || delivery.call.method !== 'post') return after;
  return { ...after, post: { teamId, channel: at.channel, ts: at.ts, ...delivery.post } };
}

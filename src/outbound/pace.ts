/** Slack allows a short burst and then about one post a second in a channel. */
const burst = 4;
const refillMs = 1000;

/**
 * The pacing of posts: a token bucket per lane, and rests that Slack asked for (`Retry-After`), per method.
 * Times are milliseconds of the desk clock.
 */
export class Pace {
  readonly #lanes = new Map<string, { tokens: number; at: number }>();
  readonly #rests = new Map<string, number>();

  /** When the lane may post next; now if it may at once. */
  nextAt(lane: string, now: number): number {
    const bucket = this.#lanes.get(lane);
    if (!bucket) return now;
    const tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / refillMs);
    return tokens >= 1 ? now : Math.ceil(now + (1 - tokens) * refillMs);
  }

  /** Takes the lane's turn. */
  take(lane: string, now: number): void {
    const bucket = this.#lanes.get(lane) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / refillMs);
    this.#lanes.set(lane, { tokens: tokens - 1, at: now });
  }

  /** Slack asked to wait with that method. */
  rest(method: string, until: number): void {
    this.#rests.set(method, Math.max(until, this.#rests.get(method) ?? 0));
  }

  restsUntil(method: string): number {
    return this.#rests.get(method) ?? 0;
  }
}

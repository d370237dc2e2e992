/** A token bucket: so many at once, then one every so many milliseconds. */
interface Limit {
  readonly burst: number;
  readonly refillMs: number;
}

/** Slack allows a short burst and then about one post a second in a channel. */
const perLane: Limit = { burst: 4, refillMs: 1000 };
/** Tier 3 is about 50 a minute for the whole workspace, tier 4 about 100; a little is left to other calls. */
const perMethod: Readonly<Record<string, Limit>> = {
  update: { burst: 40, refillMs: 1250 },
  publish: { burst: 80, refillMs: 650 },
};

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/**
 * The pacing of calls: a token bucket per lane for posts and one per method for the others, and rests that Slack asked
 * for (`Retry-After`), per method; for posts, per channel. Times are milliseconds of the desk clock.
 */
export class Pace {
  readonly #buckets = new Map<string, Bucket>();
  readonly #rests = new Map<string, number>();

  /** When a post may go out in the lane; now if it may at once. */
  nextPostAt(lane: string, now: number): number {
    return this.#nextAt(`lane ${lane}`, perLane, now);
  }

  /** When a call of a method that is limited for the whole workspace may go out. */
  nextCallAt(method: string, now: number): number {
    const limit = perMethod[method];
    return limit ? this.#nextAt(`method ${method}`, limit, now) : now;
  }

  /** Takes the turn of a call. */
  take(method: string, lane: string, now: number): void {
    if (method === 'post' || method === 'upload') this.#take(`lane ${lane}`, perLane, now);
    const limit = perMethod[method];
    if (limit) this.#take(`method ${method}`, limit, now);
  }

  /** Slack asked to wait with that method, or with posts in that channel. */
  rest(key: string, until: number): void {
    this.#rests.set(key, Math.max(until, this.#rests.get(key) ?? 0));
  }

  restsUntil(key: string): number {
    return this.#rests.get(key) ?? 0;
  }

  #tokens(key: string, { burst, refillMs }: Limit, now: number): number {
    const bucket = this.#buckets.get(key);
    return bucket ? Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / refillMs) : burst;
  }

  #nextAt(key: string, limit: Limit, now: number): number {
    const tokens = this.#tokens(key, limit, now);
    return tokens >= 1 ? now : Math.ceil(now + (1 - tokens) * limit.refillMs);
  }

  #take(key: string, limit: Limit, now: number): void {
    this.#buckets.set(key, { tokens: this.#tokens(key, limit, now) - 1, at: now });
  }
}

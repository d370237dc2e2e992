import type { Clock } from '../../base/clock.js';

/** How many calls a minute a method allows. */
export type Tier = 1 | 2 | 3 | 4 | 'special' | 'none';

const PER_MINUTE: Record<Exclude<Tier, 'none'>, number> = { 1: 1, 2: 20, 3: 50, 4: 100, special: 600 };
const CHANNEL_BURST = 4;

interface Bucket {
  tokens: number;
  /** Milliseconds of the desk clock. */
  at: number;
}

/** Token buckets on the desk clock: one for each method, and one post a second for each channel. */
export class RateLimits {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes one call of a method. @returns seconds to wait when there is none left, else 0 */
  method(name: string, tier: Tier): number {
    if (tier === 'none') return 0;
    const perMinute = PER_MINUTE[tier];
    return this.#take(`method ${name}`, perMinute, perMinute / 60_000);
  }

  /** Takes one post to a channel. @returns seconds to wait when there is none left, else 0 */
  post(channel: string): number {
    return this.#take(`post ${channel}`, CHANNEL_BURST, 1 / 1000);
  }

  clear(): void {
    this.#buckets.clear();
  }

  #take(key: string, capacity: number, perMs: number): number {
    const now = this.#clock.now().getTime();
    const bucket = this.#buckets.get(key) ?? { tokens: capacity, at: now };
    const gained = Math.max(0, now - bucket.at) * perMs;
    bucket.tokens = Math.min(capacity, bucket.tokens + gained);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    // The tolerance keeps a caller that waited exactly the time it was told from being refused for rounding.
    if (bucket.tokens >= 1 - 1e-6) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000 - 1e-6));
  }
}

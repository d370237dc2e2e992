import { toleranceSeconds, type Signed } from './signature.js';

/**
 * The signatures of requests that were taken, for as long as their timestamps are accepted (at most ten minutes). Of
 * this process only; the keys of what is saved hold across processes.
 */
export class Replays {
  readonly #bySecond = new Map<number, Set<string>>();
  readonly #now: () => number;

  /** @param now the wall clock, ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns false where the very same request was taken before */
  take({ timestamp, signature }: Signed): boolean {
    const oldest = Math.floor(this.#now() / 1000) - toleranceSeconds;
    for (const second of this.#bySecond.keys()) if (second < oldest) this.#bySecond.delete(second);
    const taken = this.#bySecond.get(timestamp) ?? new Set();
    this.#bySecond.set(timestamp, taken);
    if (taken.has(signature)) return false;
    taken.add(signature);
    return true;
  }

  /** It was not taken after all: the same request may come again. */
  giveBack({ timestamp, signature }: Signed): void {
    this.#bySecond.get(timestamp)?.delete(signature);
  }
}

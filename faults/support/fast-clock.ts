import type { Clock } from '../../src/base/clock.js';

/** A desk clock that every process of a stage reads alike. */
export interface ClockRate {
  /** The moment of the wall clock at which the desk's clock showed `desk`, ms. */
  readonly wall: number;
  readonly desk: number;
  /** How many times as fast as the wall clock it runs. */
  readonly speed: number;
}

/**
 * A desk clock that runs fast, so that Slack's pace of one post a second in a channel does not make a run last hours.
 * Signatures, time-outs, leases and Slack's retries stay in real time.
 */
export class FastClock implements Clock {
  readonly #rate: ClockRate;
  readonly #listeners = new Set<() => void>();
  #offset = 0;

  constructor(rate: ClockRate) {
    this.#rate = rate;
  }

  now(): Date {
    const { wall, desk, speed } = this.#rate;
    return new Date(desk + (Date.now() - wall) * speed + this.#offset);
  }

  /** Somebody sets the clock: it goes on from another moment. */
  step(ms: number): void {
    this.#offset += ms;
    for (const listener of this.#listeners) listener();
  }

  onMove(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/**
 * The desk clock. Tickets, events, deadlines, digest slots and pacing read it, so that a sandbox or a replay
 * can move it. Signatures, triggers, time-outs and leases read the wall clock (`Date.now`) instead.
 */
export interface Clock {
  /** The desk's present moment (UTC inside, as every Date). */
  now(): Date;
  /** Calls back after the clock was moved by hand. @returns the function that ends the subscription. */
  onMove(listener: () => void): () => void;
}

/** A clock that runs with the wall clock, and can be moved or stopped. */
export class DeskClock implements Clock {
  #offset = 0;
  #frozenAt: number | null = null;
  readonly #listeners = new Set<() => void>();

  /** @param frozenAt where a clock that stands still (tests, replay) begins; omitted: the clock runs. */
  constructor(frozenAt?: Date) {
    if (frozenAt) this.#frozenAt = frozenAt.getTime();
  }

  now(): Date {
    return new Date(this.#frozenAt ?? Date.now() + this.#offset);
  }

  /** Moves the clock to a moment. A stopped clock stays stopped, a running one runs on from there. */
  moveTo(to: Date): void {
    if (this.#frozenAt === null) this.#offset = to.getTime() - Date.now();
    else this.#frozenAt = to.getTime();
    for (const listener of this.#listeners) listener();
  }

  /** Moves the clock on. @param ms milliseconds, negative to go back */
  moveBy(ms: number): void {
    this.moveTo(new Date(this.now().getTime() + ms));
  }

  /** From now on the clock stands still at a moment, until it is moved. */
  stop(at: Date): void {
    this.#frozenAt = at.getTime();
    this.moveTo(at);
  }

  /** From now on the clock runs, from a moment on. */
  run(from: Date): void {
    this.#frozenAt = null;
    this.moveTo(from);
  }

  onMove(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

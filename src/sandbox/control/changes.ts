import { realWallClock } from '../wall-clock.js';

/** Counts the changes of the workspace, so that another process can wait for the next one. */
export class Changes {
  readonly #waiting = new Set<() => void>();
  #seq = 0;

  bump(): void {
    this.#seq += 1;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** Resolves with the count as soon as it is above `seq`, or after some time. */
  async after(seq: number, waitMs: number): Promise<number> {
    if (this.#seq > seq) return this.#seq;
    await new Promise<void>((resolve) => {
      const cancel = realWallClock.after(waitMs, () => {
        this.#waiting.delete(wake);
        resolve();
      });
      const wake = (): void => {
        cancel();
        resolve();
      };
      this.#waiting.add(wake);
    });
    return this.#seq;
  }
}

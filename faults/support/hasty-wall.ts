import type { WallClock } from '../../src/sandbox/index.js';

/** Slack repeats after one and after five minutes. */
const longMs = 30_000;

/** Real time, but for Slack's pauses before it delivers again. */
export class HastyWall implements WallClock {
  /** How many deliveries are still to be repeated. */
  waiting = 0;
  readonly #haste: number;

  /** @param haste by how much Slack's long pauses are shorter: as much as the desk's clock runs faster */
  constructor(haste: number) {
    this.#haste = haste;
  }

  now(): number {
    return Date.now();
  }

  after(ms: number, callback: () => void): () => void {
    const isLong = ms >= longMs;
    let isOver = false;
    const over = (): void => {
      if (isLong && !isOver) this.waiting -= 1;
      isOver = true;
    };
    if (isLong) this.waiting += 1;
    const run = (): void => {
      over();
      callback();
    };
    const timer = setTimeout(run, isLong ? ms / this.#haste : ms).unref();
    return () => {
      clearTimeout(timer);
      over();
    };
  }
}

import type { Clock } from '../base/clock.js';
import type { Logger } from '../base/logger.js';

/** The safety net: nothing waits longer for a wake-up that was lost. */
const pollMs = 5000;
/** `setTimeout` cannot wait longer than this. */
const maxTimerMs = 2 ** 31 - 1;

/** Runs the outbox in a living process: when it is woken, when the next thing is due, and every few seconds. */
export class Pump {
  readonly #run: () => Promise<Date | null>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  readonly #offMove: () => void;

  constructor(parts: { run: () => Promise<Date | null>; clock: Clock; logger: Logger }) {
    this.#run = parts.run;
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#offMove = parts.clock.onMove(() => {
      this.wake();
    });
  }

  /** Something may be waiting. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#turn().finally(() => (this.#running = null));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#offMove();
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  async #turn(): Promise<void> {
    let next: Date | null = null;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        next = await this.#run();
      } catch (error) {
        this.#logger.error({ err: error }, 'The outbox could not be read');
      }
    }
    if (this.#stopped) return;
    if (this.#timer) clearTimeout(this.#timer);
    const wait = next === null ? pollMs : Math.max(1, next.getTime() - this.#clock.now().getTime());
    this.#timer = setTimeout(
      () => {
        this.wake();
      },
      Math.min(wait, pollMs, maxTimerMs),
    );
  }
}

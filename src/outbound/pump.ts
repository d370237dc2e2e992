import type { Clock } from '../base/clock.js';
import type { Logger } from '../base/logger.js';

/** The safety net: nothing waits longer for a wake-up that was lost, or for what another process put there. */
const pollMs = 1000;

/** Runs the outbox in a living process: when it is woken, when the next thing is due, and every second. */
export class Pump {
  readonly #run: () => Promise<Date | null>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | null = null;
  /** When the timer goes off, ms of the desk clock. */
  #timerAt = Infinity;
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

  /** Something waits until then. */
  wakeAt(at: Date): void {
    if (this.#stopped || at.getTime() >= this.#timerAt) return;
    const wait = at.getTime() - this.#clock.now().getTime();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timerAt = at.getTime();
    this.#timer = setTimeout(
      () => {
        this.#timerAt = Infinity;
        this.wake();
      },
      Math.min(Math.max(1, wait), pollMs),
    );
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#offMove();
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  async #turn(): Promise<void> {
    let next: Date | null = null;
    while (this.#again && !this.#isStopped()) {
      this.#again = false;
      try {
        next = await this.#run();
      } catch (error) {
        this.#logger.error({ err: error }, 'The outbox could not be read');
      }
    }
    this.wakeAt(next ?? new Date(this.#clock.now().getTime() + pollMs));
  }

  #isStopped(): boolean {
    return this.#stopped;
  }
}

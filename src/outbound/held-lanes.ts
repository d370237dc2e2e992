import type { LaneLeases } from '../desk/outbox/queue.js';
import type { Logger } from '../base/logger.js';

/** How long a lane stays with a process that says nothing more. Longer than a call to Slack may take. */
const leaseMs = 20_000;
const renewMs = 5000;
/** A send must begin this long before the lease ends, so that it is over by then. */
const marginMs = 11_000;
/** A lane in which nothing was sent for so long is given back. */
const lingerMs = 3000;

/** The lanes that this process may send in. All times are of the wall clock, monotonic. */
export class HeldLanes {
  readonly #leases: LaneLeases;
  readonly #logger: Logger;
  /** Each with the moment when it was last used. */
  readonly #held = new Map<string, number>();
  /** In which this process, or whoever had it before, may have sent a row without a note of it; whatever became of the lease. */
  readonly #mistrusted = new Set<string>();
  /** Being asked for. */
  readonly #taking = new Map<string, Promise<boolean>>();
  #safeUntil = 0;
  #timer: NodeJS.Timeout | null = null;
  #renewal: Promise<void> = Promise.resolve();
  #releasing: Promise<void> = Promise.resolve();

  constructor(leases: LaneLeases, logger: Logger) {
    this.#leases = leases;
    this.#logger = logger;
  }

  /** Takes the lane, or keeps it. @returns whether this process may send in it */
  async hold(lane: string): Promise<boolean> {
    const now = performance.now();
    this.#dropIfLate(now);
    if (this.#held.has(lane)) {
      this.#held.set(lane, now);
      return true;
    }
    const taking = this.#taking.get(lane) ?? this.#take(lane, now).finally(() => this.#taking.delete(lane));
    this.#taking.set(lane, taking);
    return taking;
  }

  async #take(lane: string, now: number): Promise<boolean> {
    // a lane that is just being given back would be taken first and be nobody's then
    await this.#releasing;
    const taken = await this.#leases.take(lane, leaseMs);
    if (!taken) return false;
    if (this.#held.size === 0) this.#safeUntil = now + leaseMs;
    this.#held.set(lane, now);
    if (taken.abandoned) this.mistrust(lane);
    this.#timer ??= setInterval(() => {
      this.#renewal = this.#renew();
    }, renewMs).unref();
    return true;
  }

  /** Whether there is time for a send before the lease may end. */
  isSafe(lane: string): boolean {
    const now = performance.now();
    this.#dropIfLate(now);
    return this.#held.has(lane) && now < this.#safeUntil - marginMs;
  }

  /** Whether a row of the lane may have been sent without a note of it. */
  isInDoubt(lane: string): boolean {
    return this.#mistrusted.has(lane);
  }

  /** What was sent in it could not be recorded: its rows are to be marked before the next send. */
  mistrust(lane: string): void {
    this.#mistrusted.add(lane);
  }

  /** Its rows are marked: there is no doubt about what comes from now on. */
  believe(lane: string): void {
    this.#mistrusted.delete(lane);
  }

  /** Gives back what was not used for a while. @param busy lanes that are being sent in */
  async releaseIdle(busy: ReadonlyMap<string, unknown>): Promise<void> {
    const now = performance.now();
    const idle = [...this.#held].filter(([, usedAt]) => now - usedAt > lingerMs);
    await this.#release(idle.map(([lane]) => lane).filter((lane) => !busy.has(lane)));
  }

  /** Gives all back. @param busy lanes that are still being sent in: their leases end by themselves */
  async stop(busy: ReadonlyMap<string, unknown>): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await Promise.allSettled([this.#renewal, ...this.#taking.values()]);
    await this.#release([...this.#held.keys()].filter((lane) => !busy.has(lane)));
  }

  /** Not what is in doubt: its lease ends by itself, and whoever takes it over then doubts it too. */
  async #release(given: readonly string[]): Promise<void> {
    const lanes = given.filter((lane) => !this.isInDoubt(lane));
    for (const lane of lanes) this.#held.delete(lane);
    if (lanes.length === 0) return;
    this.#releasing = this.#leases.release(lanes).catch((error: unknown) => {
      this.#logger.warn({ err: error, lanes }, 'Lanes could not be given back; their leases will end');
    });
    await this.#releasing;
  }

  async #renew(): Promise<void> {
    if (this.#held.size === 0) return;
    const now = performance.now();
    try {
      await this.#leases.renew(leaseMs);
      this.#safeUntil = now + leaseMs;
    } catch (error) {
      this.#logger.warn({ err: error }, 'The leases of the lanes were not renewed');
    }
  }

  /** A process that was asleep holds nothing any more: it takes its lanes anew, and doubts what it left. */
  #dropIfLate(now: number): void {
    if (this.#held.size > 0 && now >= this.#safeUntil) this.#held.clear();
  }
}

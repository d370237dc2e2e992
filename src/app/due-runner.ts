import type { Clock } from '../base/clock.js';
import type { DeskSettings } from '../desk/settings/desk-settings.js';
import type { FreshRows } from './waking-store.js';

interface Parts {
  readonly clock: Clock;
  readonly settings: () => Promise<DeskSettings>;
  readonly scheduler: { runDue(now: Date): Promise<Date | null> };
  readonly worker: { runDue(fresh: ReadonlyMap<string, number>): Promise<Date | null> };
}

/**
 * Does what is due, for a desk whose clock somebody moves (replay, tests). It knows what was put into the outbox since the
 * last time, and asks the jobs only when one may be due: at the moment they named, or when settings or clock were changed.
 */
export class DueRunner {
  readonly #parts: Parts;
  readonly #fresh = new Map<string, number>();
  #jobs: { readonly askedAt: Date; readonly next: Date | null; readonly settings: DeskSettings } | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Something was put into the outbox. */
  note(fresh: FreshRows): void {
    for (const [lane, { rows }] of fresh) this.#fresh.set(lane, (this.#fresh.get(lane) ?? 0) + rows);
  }

  /** @returns when the next thing is due; null while nothing waits */
  async run(): Promise<Date | null> {
    const job = await this.#runJobs();
    const fresh = new Map(this.#fresh);
    this.#fresh.clear();
    const post = await this.#parts.worker.runDue(fresh);
    if (job === null || post === null) return job ?? post;
    return job < post ? job : post;
  }

  async #runJobs(): Promise<Date | null> {
    const now = this.#parts.clock.now();
    const settings = await this.#parts.settings();
    const known = this.#jobs;
    const isStale = known?.settings !== settings || now < known.askedAt || (known.next !== null && known.next <= now);
    if (!isStale) return known.next;
    const next = await this.#parts.scheduler.runDue(now);
    this.#jobs = { askedAt: now, next, settings };
    return next;
  }
}

import cron, { type ScheduledTask } from 'node-cron';
import type { Clock } from '../base/clock.js';
import type { Logger } from '../base/logger.js';
import type { Job, Slot } from './job.js';

export interface SchedulerDeps {
  readonly jobs: readonly Job[];
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  /** Called after a slot was run: the outbox has something to send. */
  readonly wake?: () => void;
  /** Called with what came of a slot and how long after its time. */
  readonly ran?: (job: string, result: 'run' | 'failed', lagMs: number | null) => void;
}

const everyMinute = '* * * * *';

/**
 * Runs what is due by the desk clock: every minute of the wall clock, when the desk starts, and when its clock was
 * moved. Several processes may do so at once; a slot still runs once.
 */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  #task: ScheduledTask | null = null;
  #offMove: (() => void) | null = null;
  /** Runs come one after another; the last one in the row. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
  }

  /** Runs what is due now, and again whenever something may be. */
  async start(): Promise<void> {
    const run = (): Promise<unknown> => this.runDue(this.#deps.clock.now());
    this.#task = cron.schedule(everyMinute, run, { noOverlap: true, suppressMissedWarning: true });
    this.#offMove = this.#deps.clock.onMove(() => void run());
    await run();
  }

  /** Ends the triggers and waits for the run in hand. */
  async stop(): Promise<void> {
    this.#offMove?.();
    await this.#task?.destroy();
    await this.#last;
  }

  /**
   * Runs every slot that is due at that moment. What fails is logged and tried again with the next run; the rest
   * goes on.
   * @returns the next moment at which something will be due, as things are; null: nothing will
   */
  runDue(now: Date): Promise<Date | null> {
    const run = this.#last.then(() => this.#run(now));
    this.#last = run;
    return run;
  }

  async #run(now: Date): Promise<Date | null> {
    const next: number[] = [];
    for (const job of this.#deps.jobs) {
      const moment = await this.#runJob(job, now);
      if (moment) next.push(moment.getTime());
    }
    return next.length === 0 ? null : new Date(Math.min(...next));
  }

  async #runJob(job: Job, now: Date): Promise<Date | null> {
    try {
      const { slots, next } = await job.due(now);
      for (const slot of slots) await this.#runSlot(job, slot, now);
      return next;
    } catch (error) {
      this.#deps.logger.error({ err: error, job: job.name }, 'job failed');
      return null;
    }
  }

  async #runSlot(job: Job, slot: Slot, now: Date): Promise<void> {
    const { logger, wake, ran } = this.#deps;
    const lagMs = slot.dueAt ? now.getTime() - slot.dueAt.getTime() : null;
    const fields = { job: job.name, slot: slot.name };
    try {
      if (!(await job.run(slot, now))) return;
      logger.info(fields, 'job slot run');
      ran?.(job.name, 'run', lagMs);
      wake?.();
    } catch (error) {
      logger.error({ err: error, ...fields }, 'job slot failed');
      ran?.(job.name, 'failed', lagMs);
    }
  }
}

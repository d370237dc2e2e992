import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What waits in a queue. */
export interface QueueDepth {
  readonly waiting: number;
  /** How long the oldest of it waits, seconds. */
  readonly oldestSeconds: number;
  /** What was given up and needs a person. */
  readonly dead: number;
}

export interface QueueDepths {
  readonly inbox: QueueDepth;
  readonly outbox: QueueDepth;
}

/** A figure that is not known at the moment. */
const unknown: QueueDepth = { waiting: Number.NaN, oldestSeconds: Number.NaN, dead: Number.NaN };

/**
 * What Prometheus reads. Labels hold kinds and outcomes, never anything of a person, a ticket or a message.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #acks = new Histogram({
    name: 'bellhop_ack_seconds',
    help: "From a request of Slack's, read and verified, to its answer.",
    labelNames: ['kind', 'result'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers: [this.#registry],
  });
  readonly #sends = new Counter({
    name: 'bellhop_sends_total',
    help: 'Calls to Slack by the outbox, by kind and by what came of them.',
    labelNames: ['kind', 'result'] as const,
    registers: [this.#registry],
  });
  readonly #lag = new Histogram({
    name: 'bellhop_job_lag_seconds',
    help: 'How long after its time a slot of a job was run, on the clock of the desk.',
    labelNames: ['job'] as const,
    buckets: [1, 10, 60, 120, 300, 900, 3600, 14_400, 86_400],
    registers: [this.#registry],
  });
  readonly #runs = new Counter({
    name: 'bellhop_job_slots_total',
    help: 'Slots of jobs that this process ran or could not run.',
    labelNames: ['job', 'result'] as const,
    registers: [this.#registry],
  });
  readonly #queues: readonly (readonly [Gauge, (depths: QueueDepths) => number])[];
  #depths: (() => Promise<QueueDepths>) | null = null;

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [this.#registry] });
    this.#queues = (['inbox', 'outbox'] as const).flatMap((queue) => {
      const what = queue === 'inbox' ? 'events of Slack' : 'posts to Slack';
      return [
        [gauge(`bellhop_${queue}_waiting`, `How many ${what} wait.`), (all) => all[queue].waiting],
        [gauge(`bellhop_${queue}_oldest_seconds`, `How long the oldest waits.`), (all) => all[queue].oldestSeconds],
        [gauge(`bellhop_${queue}_dead`, `How many ${what} were given up.`), (all) => all[queue].dead],
      ] as const;
    });
  }

  /** What waits is asked for whenever somebody reads the metrics. */
  watch(depths: () => Promise<QueueDepths>): void {
    this.#depths = depths;
  }

  acked(kind: string, result: 'acked' | 'not_taken', ms: number): void {
    this.#acks.observe({ kind, result }, ms / 1000);
  }

  sent(kind: string, result: 'sent' | 'limited' | 'failed' | 'dead'): void {
    this.#sends.inc({ kind, result });
  }

  /** @param lagMs null where the slot has no time of its own */
  jobRan(job: string, result: 'run' | 'failed', lagMs: number | null): void {
    this.#runs.inc({ job, result });
    if (result === 'run' && lagMs !== null) this.#lag.observe({ job }, Math.max(0, lagMs) / 1000);
  }

  /** In the text format of Prometheus. Where the database is away the queues' figures are NaN. */
  async text(): Promise<{ readonly contentType: string; readonly body: string }> {
    const none = { inbox: unknown, outbox: unknown };
    const depths = (await this.#depths?.().catch(() => none)) ?? none;
    for (const [gauge, value] of this.#queues) gauge.set(value(depths));
    return { contentType: this.#registry.contentType, body: await this.#registry.metrics() };
  }
}

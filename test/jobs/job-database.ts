import { pino } from 'pino';
import { defaultSettings, type DeskSettings, type DigestSettings } from '../../src/desk/settings/desk-settings.js';
import { createJobs } from '../../src/jobs/jobs.js';
import { Scheduler } from '../../src/jobs/scheduler.js';
import type { DeskClock } from '../../src/base/clock.js';
import type { DigestStore } from '../../src/reports/digest-store.js';
import { connectStore } from '../../src/store/connection.js';
import { createIndexes, createModels, type Doc, type Models } from '../../src/store/models/schemas.js';
import { createDigests } from '../../src/store/repositories/digests.js';
import { testDatabase } from '../support/mongo.js';

/** A desk's jobs on a database of their own. Every process is a scheduler with a connection of its own. */
export interface JobDatabase {
  readonly models: Models;
  /** Changes the settings of the desk, for every process at once. */
  configure(digest: Partial<DigestSettings>, desk?: Partial<DeskSettings>): void;
  process(clock: DeskClock, change?: (digests: DigestStore) => DigestStore): Promise<Process>;
  /** What was asked to be posted, oldest first. */
  posts(): Promise<{ digestId: string; channel: string }[]>;
  slots(): Promise<Doc[]>;
  close(): Promise<void>;
}

export interface Process {
  readonly scheduler: Scheduler;
  readonly digests: DigestStore;
  /** How often the outbox was woken. */
  readonly woken: () => number;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

export const silent = pino({ level: 'silent' });

export async function jobDatabase(): Promise<JobDatabase> {
  const database = await testDatabase();
  const first = await connectStore(database);
  const models = createModels(first);
  await createIndexes(models);
  const connections = [first];
  let settings = defaultSettings('T1', 'en', 'UTC');
  return {
    models,
    configure(digest, desk = {}) {
      settings = { ...settings, ...desk, digest: { ...settings.digest, ...digest } };
    },
    async process(clock, change = (digests) => digests) {
      const connection = await connectStore(database);
      connections.push(connection);
      const digests = change(createDigests(connection, createModels(connection), 'T1'));
      let woken = 0;
      const jobs = createJobs({ digests, settings: () => Promise.resolve(settings) });
      const scheduler = new Scheduler({ jobs, clock, logger: silent, wake: () => (woken += 1) });
      return { scheduler, digests, woken: () => woken, kill: () => connection.getClient().close(true) };
    },
    async posts() {
      const rows = await models.outbox.find({ 'intent.kind': 'digest' }).sort({ _id: 1 }).lean<Doc[]>();
      return rows.map((row) => row['intent'] as { digestId: string; channel: string });
    },
    slots: () => models.slots.find({ job: 'digest' }).sort({ _id: 1 }).lean<Doc[]>(),
    async close() {
      await Promise.all(connections.map((connection) => connection.close().catch(() => undefined)));
      await database.drop();
    },
  };
}

import { afterEach, describe, expect, it } from '@jest/globals';
import { buildReport } from '../../../src/reports/report.js';
import { createReportSource } from '../../../src/store/read-models/report-source.js';
import { agents, departmentKeys, randomDesk } from '../../reports/random-desk.js';
import { reportDatabase, type ReportDatabase } from './report-database.js';

/** One command as mongod's profiler saw it. */
interface Profiled {
  readonly ns: string;
  readonly planSummary?: string;
  readonly docsExamined?: number;
  readonly nreturned?: number;
}

const begin = new Date('2026-01-01T00:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;
const perDay = 20;
let database: ReportDatabase;

afterEach(() => database.close());

/** Makes the report of the last day of a history, and returns what mongod did for it. */
async function profileOf(days: number, more: { agent?: string; department?: string } = {}): Promise<Profiled[]> {
  database = await reportDatabase();
  const { connection, models } = database;
  await database.save(randomDesk({ seed: 7, tickets: days * perDay, from: begin, days }));
  const to = new Date(begin.getTime() + days * dayMs);
  const from = new Date(to.getTime() - dayMs);
  const db = connection.db;
  if (!db) throw new Error('not connected');
  await db.command({ profile: 2 });
  await createReportSource(connection, models, 'T1').snapshot((reads) =>
    buildReport(reads, {
      period: { kind: 'digest', from, to, zone: 'UTC' },
      scope: more,
      departments: departmentKeys,
      names: true,
      now: to,
    }),
  );
  await db.command({ profile: 0 });
  return db
    .collection<Profiled & { _id: never }>('system.profile')
    .find({ ns: { $not: /system|settings/ }, op: { $in: ['query', 'command', 'getmore'] } })
    .toArray();
}

describe('report queries', () => {
  it.each([{}, { department: 'billing' }, { agent: agents[0] }])('all go through an index: %j', async (scope) => {
    const profile = await profileOf(120, scope);
    const plans = profile.flatMap(({ planSummary }) => planSummary ?? []);
    expect(plans.length).toBeGreaterThan(12);
    expect(plans.filter((plan) => !/^(IXSCAN|EOF|IDHACK)/.test(plan))).toEqual([]);
    // An index is not enough: with the wrong one every ticket is read. (Half of the status changes are no turns.)
    // "Do now" of a department or agent may look through the whole backlog.
    const unresolved = await database.models.tickets.countDocuments({ unresolved: true });
    const spare = Object.keys(scope).length === 0 ? 100 : unresolved;
    const wasteful = profile.filter(({ docsExamined = 0, nreturned = 0 }) => docsExamined > 4 * nreturned + spare);
    expect(wasteful).toEqual([]);
  });

  it('read as many documents from a long history as from a short one', async () => {
    const examined = async (days: number): Promise<number> => {
      const profile = await profileOf(days);
      const sum = profile.reduce((total, { docsExamined }) => total + (docsExamined ?? 0), 0);
      if (days < 100) await database.close();
      return sum;
    };
    const short = await examined(20);
    const long = await examined(200);
    expect(short).toBeGreaterThan(100);
    expect(long / short).toBeLessThan(1.5);
  });
});

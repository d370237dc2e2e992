import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { measure, type Figures } from '../../../src/reports/kpi-list.js';
import { loadFacts } from '../../../src/reports/load-facts.js';
import type { Period } from '../../../src/reports/period.js';
import type { Scope } from '../../../src/reports/scope.js';
import { createReportSource } from '../../../src/store/read-models/report-source.js';
import { naiveFigures, naivePercentile } from '../../reports/naive-report.js';
import { agents, departmentKeys, random, randomDesk } from '../../reports/random-desk.js';
import { reportDatabase, type ReportDatabase } from './report-database.js';

const begin = new Date('2026-03-01T00:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;

describe.each([1, 2, 3])('figures against an oracle, random desk %i', (seed) => {
  const desk = randomDesk({ seed, tickets: 250, from: begin, days: 20 });
  let database: ReportDatabase;

  beforeAll(async () => {
    database = await reportDatabase();
    await database.save(desk);
  });
  afterAll(() => database.close());

  const scopes: Scope[] = [
    {},
    { department: null },
    ...departmentKeys.map((department) => ({ department })),
    ...agents.map((agent) => ({ agent })),
    { department: 'billing', agent: 'UANN' },
    { department: null, agent: 'UBEN' },
  ];

  function oracle(period: Period, scope: Scope): unknown {
    const naive = naiveFigures(desk.events, { ...period, ...scope });
    const { created, solved, backlog, reopened, escalated, returned, responses, resolutions } = naive;
    const spread = (values: number[]): unknown => ({
      kind: 'spread',
      n: values.length,
      median: close(naivePercentile(values, 0.5)),
      p90: close(naivePercentile(values, 0.9)),
    });
    return {
      created,
      solved,
      backlog,
      reopened,
      escalated,
      returned,
      oldest: { kind: 'age', value: naive.oldestSeconds, number: naive.oldestNumber },
      firstResponse: spread(responses),
      resolution: spread(resolutions),
    };
  }

  function flat(figures: Figures): unknown {
    const { created, solved, backlog, reopened, escalated, returned, oldest, firstResponse, resolution } = figures;
    return {
      created: created.value,
      solved: solved.value,
      backlog: backlog.value,
      reopened: reopened.value,
      escalated: escalated.value,
      returned: returned.value,
      oldest,
      firstResponse: { ...firstResponse, median: close(firstResponse.median), p90: close(firstResponse.p90) },
      resolution: { ...resolution, median: close(resolution.median), p90: close(resolution.p90) },
    };
  }

  it('are equal for every scope of many periods', async () => {
    const next = random(seed + 100);
    const source = createReportSource(database.connection, database.models, 'T1');
    for (let round = 0; round < 12; round += 1) {
      const from = new Date(begin.getTime() + Math.floor(next() * 18) * dayMs);
      const to = new Date(from.getTime() + Math.ceil(next() * 5) * dayMs);
      const period: Period = { kind: 'digest', from, to, zone: 'UTC' };
      const facts = await source.snapshot((reads) => loadFacts(reads, period, { departments: true, agents: true }));
      for (const scope of scopes) {
        expect({ period, scope, figures: flat(measure(facts, scope)) }).toEqual({
          period,
          scope,
          figures: oracle(period, scope),
        });
      }
      const plain = await source.snapshot((reads) => loadFacts(reads, period, { departments: false, agents: false }));
      expect(flat(measure(plain, {}))).toEqual(oracle(period, {}));
    }
  });
});

/** Seconds to the millisecond: the two ways of interpolating round differently. */
function close(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000) / 1000;
}

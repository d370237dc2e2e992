import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { neediest } from '../../../src/reports/needs-someone.js';
import type { Candidate } from '../../../src/reports/report-reads.js';
import { isInScope, type Scope } from '../../../src/reports/scope.js';
import { isResolved } from '../../../src/desk/tickets/ticket.js';
import { createReportSource } from '../../../src/store/read-models/report-source.js';
import { agents, departmentKeys, randomDesk, type RandomDesk } from '../../reports/random-desk.js';
import { reportDatabase, type ReportDatabase } from './report-database.js';

/** Every unresolved ticket as a candidate: what the query may leave out only where it cannot matter. */
function everyone({ tickets, escalations }: RandomDesk): Candidate[] {
  return tickets
    .filter(({ status }) => !isResolved(status))
    .map((ticket) => ({
      ...ticket,
      waitingSince: ticket.clocks.waitingSince ?? null,
      waitingEscalations: escalations.filter(({ ticketId, state }) => ticketId === ticket.id && state === 'waiting'),
    }));
}

describe.each([11, 12, 13, 14])('who needs someone, random desk %i', (seed) => {
  const from = new Date('2026-03-01T00:00:00Z');
  const desk = randomDesk({ seed, tickets: 300, from, days: 10 });
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
  ];

  it.each(scopes)('finds the same five among a few candidates as among all: %j', async (scope) => {
    const source = createReportSource(database.connection, database.models, 'T1');
    for (const days of [3, 10, 40]) {
      const now = new Date(from.getTime() + days * 24 * 60 * 60 * 1000);
      const all = everyone(desk).filter(({ department, assignee }) =>
        isInScope(scope, { department, agent: assignee }),
      );
      const found = await source.snapshot((reads) => reads.candidates(scope, now, 5));
      const short = (candidates: Candidate[]): unknown =>
        neediest(candidates, now, 5).map(({ ticket, reason, since }) => [ticket.number, reason, since]);
      expect(short(found)).toEqual(short(all));
      expect(short(found)).toHaveLength(Math.min(5, all.length));
    }
  });
});

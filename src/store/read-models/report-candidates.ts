import type { Candidate, ReportReads, WaitingEscalation } from '../../reports/report-reads.js';
import type { Scope } from '../../reports/scope.js';
import type { Doc } from '../models/schemas.js';
import type { ReportQuery } from './report-source.js';

/** Escalations of one ticket that wait at once; more than any desk has departments for one question. */
const escalationsPerTicket = 10;
const pressing = { $in: ['high', 'urgent'] };
const ticketFields = {
  number: 1,
  subject: 1,
  priority: 1,
  status: 1,
  assignee: 1,
  department: 1,
  createdAt: 1,
  'clocks.waitingSince': 1,
} as const;

function scopeFilter({ department, agent }: Scope): Doc {
  return { ...(department === undefined ? {} : { department }), ...(agent === undefined ? {} : { assignee: agent }) };
}

function candidateOf(doc: Doc, waits: readonly Doc[]): Candidate {
  const { _id, clocks, ...rest } = doc;
  return {
    ...(rest as Omit<Candidate, 'id' | 'waitingSince' | 'waitingEscalations'>),
    id: _id as string,
    waitingSince: (clocks as { waitingSince?: Date } | undefined)?.waitingSince ?? null,
    waitingEscalations: waits.map(waitOf),
  };
}

function waitOf(doc: Doc): WaitingEscalation {
  const { department, urgency, openedAt } = doc as unknown as WaitingEscalation;
  return { department, urgency, openedAt };
}

/**
 * The tickets that may need someone: for each reason of `reports/needs-someone.ts` its first few, in its order. A
 * ticket that is not among the first of any reason cannot be among the first of all. (Of a department: escalations to it, and those of the tickets found.)
 */
export function createCandidateReads({ models, teamId, session }: ReportQuery): Pick<ReportReads, 'candidates'> {
  const tickets = (filter: Doc, sort: Record<string, 1>, limit: number): Promise<Doc[]> =>
    models.tickets.collection
      .find({ teamId, unresolved: true, ...filter }, { session, projection: ticketFields, sort, limit })
      .toArray();
  const waiting = (filter: Doc, limit: number): Promise<Doc[]> =>
    models.escalations.collection
      .find({ teamId, state: 'waiting', ...filter }, { session, sort: { openedAt: 1 }, limit })
      .toArray();
  /** Which waiting escalations concern the scope; null: none can. */
  const escalationFilter = async (scope: Scope): Promise<Doc | null> => {
    if (scope.department === null) return null;
    const department = scope.department === undefined ? {} : { department: scope.department };
    if (scope.agent === undefined) return department;
    const own = { teamId, unresolved: true, assignee: scope.agent };
    const docs = await models.tickets.collection.find(own, { session, projection: { _id: 1 } }).toArray();
    return { ...department, ticketId: { $in: docs.map(({ _id }) => String(_id)) } };
  };
  return {
    async candidates(scope, now, limit) {
      const within = scopeFilter(scope);
      const working = { ...within, status: { $ne: 'pending' } };
      const since = { 'clocks.waitingSince': { $lte: now } };
      const filter = await escalationFilter(scope);
      const most = limit * escalationsPerTicket;
      const lists = await Promise.all([
        ...(scope.agent === undefined
          ? [
              tickets({ ...working, priority: 'urgent', assignee: null }, { createdAt: 1 }, limit),
              tickets({ ...working, assignee: null }, { createdAt: 1 }, limit),
            ]
          : []),
        tickets({ ...working, ...since, priority: pressing }, { 'clocks.waitingSince': 1 }, limit),
        tickets({ ...working, ...since }, { 'clocks.waitingSince': 1 }, limit),
        tickets(working, { createdAt: 1 }, limit),
        tickets({ ...within, status: 'pending' }, { createdAt: 1 }, limit),
      ]);
      const escalations = filter
        ? (await Promise.all([waiting({ ...filter, urgency: pressing }, most), waiting(filter, most)])).flat()
        : [];
      const escalated = [...new Set(escalations.map((doc) => doc['ticketId'] as string))];
      const docs = [...lists.flat(), ...(await tickets({ ...within, _id: { $in: escalated } }, { _id: 1 }, most))];
      const found = new Map(docs.map((doc) => [doc['_id'] as string, doc]));
      const waits = await waiting({ ticketId: { $in: [...found.keys()] } }, 0);
      return [...found.values()].map((doc) =>
        candidateOf(
          doc,
          waits.filter(({ ticketId }) => ticketId === doc['_id']),
        ),
      );
    },
  };
}

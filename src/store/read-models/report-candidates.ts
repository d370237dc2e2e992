import { priorities } from '../../desk/tickets/ticket.js';
import type { Candidate, ReportReads, WaitingEscalation } from '../../reports/report-reads.js';
import type { Scope } from '../../reports/scope.js';
import type { Doc } from '../models/schemas.js';
import { unresolvedIndex } from './report-backlog.js';
import { batchSize, type ReportQuery } from './report-source.js';

/** Escalations of one ticket that wait at once; more than any desk has departments for one question. */
const escalationsPerTicket = 10;
const pressing = { $in: ['high', 'urgent'] };
/** Said although it excludes nothing: an index that begins with the priority is then merged from its four parts. */
const any = { $in: [...priorities] };

type Hint = Readonly<Record<string, 1>>;
/** An order together with the index that has it. */
interface Order {
  readonly sort: Readonly<Record<string, 1>>;
  readonly hint: Hint;
}
const byAge: Order = { sort: { createdAt: 1 }, hint: unresolvedIndex };
const byPriority: Order = { sort: { createdAt: 1 }, hint: { teamId: 1, priority: 1, assignee: 1, createdAt: 1 } };
const byWaitingCustomer: Order = {
  sort: { 'clocks.waitingSince': 1 },
  hint: { teamId: 1, priority: 1, 'clocks.waitingSince': 1 },
};
const byId: Order = { sort: { _id: 1 }, hint: { _id: 1 } };
const byWait: Hint = { teamId: 1, openedAt: 1 };
const byDepartment: Hint = { teamId: 1, department: 1, state: 1, openedAt: 1 };
const byTicket: Hint = { teamId: 1, ticketId: 1, openedAt: 1 };

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
  const tickets = (filter: Doc, { sort, hint }: Order, limit: number): Promise<Doc[]> =>
    models.tickets.collection
      .find({ teamId, unresolved: true, ...filter }, { session, projection: ticketFields, sort, hint, limit })
      .toArray();
  const waiting = (filter: Doc, hint: Hint, limit: number): Promise<Doc[]> =>
    models.escalations.collection
      .find({ teamId, state: 'waiting', ...filter }, { session, sort: { openedAt: 1 }, hint, limit, batchSize })
      .toArray();
  const idsOf = async (agent: string): Promise<string[]> => {
    const own = { teamId, unresolved: true, assignee: agent };
    const options = { session, projection: { _id: 1 }, hint: unresolvedIndex, batchSize } as const;
    return (await models.tickets.collection.find(own, options).toArray()).map(({ _id }) => String(_id));
  };
  /** The waiting escalations that may concern the scope, the pressing ones and all. */
  const escalationsOf = async ({ department, agent }: Scope, limit: number): Promise<Doc[]> => {
    if (department === null) return [];
    if (agent !== undefined) return waiting({ ticketId: { $in: await idsOf(agent) } }, byTicket, 0);
    const filter = department === undefined ? {} : { department };
    const hint = department === undefined ? byWait : byDepartment;
    const lists = [waiting({ ...filter, urgency: pressing }, hint, limit), waiting(filter, hint, limit)];
    return (await Promise.all(lists)).flat();
  };
  return {
    async candidates(scope, now, limit) {
      const within = scopeFilter(scope);
      const working = { ...within, status: { $ne: 'pending' } };
      const since = { 'clocks.waitingSince': { $lte: now } };
      const lists = await Promise.all([
        ...(scope.agent === undefined
          ? [
              tickets({ ...working, priority: 'urgent', assignee: null }, byPriority, limit),
              tickets({ ...working, priority: any, assignee: null }, byPriority, limit),
            ]
          : []),
        tickets({ ...working, ...since, priority: pressing }, byWaitingCustomer, limit),
        tickets({ ...working, ...since, priority: any }, byWaitingCustomer, limit),
      ]);
      const oldest = await tickets(working, byAge, limit);
      // Who waits for the customer comes last, and is looked for only where there is room.
      const pending = oldest.length < limit ? await tickets({ ...within, status: 'pending' }, byAge, limit) : [];
      const escalations = await escalationsOf(scope, limit * escalationsPerTicket);
      const escalated = [...new Set(escalations.map((doc) => doc['ticketId'] as string))];
      const ofEscalations = await tickets({ ...within, _id: { $in: escalated } }, byId, 0);
      const docs = [...lists.flat(), ...oldest, ...pending, ...ofEscalations];
      const found = new Map(docs.map((doc) => [doc['_id'] as string, doc]));
      const waits = await waiting({ ticketId: { $in: [...found.keys()] } }, byTicket, 0);
      return [...found.values()].map((doc) =>
        candidateOf(
          doc,
          waits.filter(({ ticketId }) => ticketId === doc['_id']),
        ),
      );
    },
  };
}

import type { BacklogFact } from '../../reports/facts.js';
import type { ReportReads, TicketNow } from '../../reports/report-reads.js';
import type { Link } from '../../desk/tickets/ticket.js';
import type { Doc } from '../models/schemas.js';
import { batchSize, type ReportQuery } from './report-source.js';

type BacklogReads = Pick<ReportReads, 'firstOpening' | 'tickets' | 'backlog'>;

/** The index on what is unresolved, in the order of creation. */
export const unresolvedIndex = {
  teamId: 1,
  unresolved: 1,
  createdAt: 1,
  number: 1,
  department: 1,
  assignee: 1,
  status: 1,
} as const;

const ticketFields = { number: 1, createdAt: 1, status: 1, assignee: 1, department: 1, links: 1 } as const;

function ticketOf(doc: Doc): TicketNow {
  const { _id, links, ...rest } = doc;
  const merged = (links as Link[]).some(({ kind }) => kind === 'merged_into');
  return { ...(rest as Omit<TicketNow, 'id' | 'merged'>), id: _id as string, merged };
}

interface Group {
  readonly _id: { readonly department?: string | null; readonly assignee?: string | null };
  readonly count: number;
  readonly oldest: BacklogFact['oldest'];
}

/** Tickets as they are now. The backlog is counted where it lies, by the index on what is unresolved, without reading one ticket. */
export function createBacklogReads({ models, teamId, session }: ReportQuery): BacklogReads {
  const { collection } = models.tickets;
  return {
    async firstOpening() {
      const options = {
        session,
        projection: { _id: 0, createdAt: 1 },
        sort: { createdAt: 1 },
        hint: { teamId: 1, createdAt: 1 },
      } as const;
      const doc = (await collection.findOne({ teamId }, options)) as Doc | null;
      return doc ? (doc['createdAt'] as Date) : null;
    },
    async tickets(ids) {
      if (ids.length === 0) return [];
      const filter = { teamId, _id: { $in: [...ids] as never[] } };
      const options = { session, projection: ticketFields, hint: { _id: 1 }, batchSize } as const;
      const docs = await collection.find(filter, options).toArray();
      return docs.map(ticketOf);
    },
    async backlog(before, without) {
      const groups = await collection
        .aggregate<Group>(
          [
            { $match: { teamId, unresolved: true, createdAt: { $lt: before }, number: { $nin: [...without] } } },
            {
              $group: {
                _id: { department: '$department', assignee: '$assignee' },
                count: { $sum: 1 },
                oldest: { $min: { createdAt: '$createdAt', number: '$number' } },
              },
            },
          ],
          { session, hint: unresolvedIndex },
        )
        .toArray();
      return groups.map(({ _id, count, oldest }) => ({
        department: _id.department ?? null,
        agent: _id.assignee ?? null,
        count,
        oldest,
      }));
    },
  };
}

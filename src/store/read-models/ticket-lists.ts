import { pageSize, type ListFilter, type TicketLists } from '../../desk/tickets/ticket-lists.js';
import { priorities } from '../../desk/tickets/ticket.js';
import type { Doc, Models } from '../models/schemas.js';
import { toTicket } from '../repositories/mapping.js';

function matchOf(filter: ListFilter): Doc {
  switch (filter.kind) {
    case 'all':
      return { unresolved: true };
    case 'mine':
      return { unresolved: true, assignee: filter.userId };
    case 'unassigned':
      return { unresolved: true, assignee: null };
    case 'department':
      return { unresolved: true, department: filter.department };
    case 'requester':
      return { 'requester.userId': filter.userId };
  }
}

/** Lists of tickets for commands and Home tabs. */
export function createTicketLists(models: Models, teamId: string): TicketLists {
  return {
    async list(filter, asked) {
      const match = { teamId, ...matchOf(filter) };
      const total = await models.tickets.countDocuments(match);
      const pages = Math.max(1, Math.ceil(total / pageSize));
      const page = Number.isSafeInteger(asked) ? Math.min(Math.max(1, asked), pages) : 1;
      const order: Doc = filter.kind === 'requester' ? { unresolved: -1, number: -1 } : { rank: -1, number: 1 };
      const docs = await models.tickets.aggregate<Doc>([
        { $match: match },
        { $set: { rank: { $indexOfArray: [priorities, '$priority'] } } },
        { $sort: order },
        { $skip: (page - 1) * pageSize },
        { $limit: pageSize },
        { $unset: 'rank' },
      ]);
      return { tickets: docs.map(toTicket), total, page, pages };
    },
  };
}

import { may } from '../../desk/access/roles.js';
import type { ListFilter } from '../../desk/tickets/ticket-lists.js';
import { translator } from '../../i18n/translate.js';
import { ticketList } from '../blocks/ticket-list.js';
import { departmentName } from '../blocks/words.js';
import type { Answer, Asker, Edge } from '../edge.js';
import { ticketUrl } from '../ticket-url.js';
import type { TicketRequest } from './ticket-grammar.js';

type ListRequest = Extract<TicketRequest, { verb: 'list' }>;

/** `/ticket list`: agents see the desk's tickets, everybody else their own. */
export async function listTickets(edge: Edge, asker: Asker, request: ListRequest): Promise<Answer> {
  const forRequester = !may(asker.viewer.roles, 'view_any');
  const filter: ListFilter = forRequester
    ? { kind: 'requester', userId: asker.userId }
    : filterOf(request.filter, asker);
  const page = await edge.lists.list(filter, request.page);
  const details = new Map<string, { assignee: string | null; url: string | null }>();
  for (const ticket of page.tickets) {
    const assignee = ticket.assignee === null ? null : await edge.people.name(ticket.assignee);
    details.set(ticket.id, { assignee, url: await ticketUrl(edge, ticket, asker.viewer) });
  }
  const typed =
    typeof request.filter === 'string'
      ? request.filter === 'default'
        ? ''
        : `${request.filter} `
      : `${request.filter.department} `;
  return ticketList({
    title: await titleOf(edge, filter, asker),
    page,
    language: asker.language,
    forRequester,
    of: (ticket) => details.get(ticket.id) ?? { assignee: null, url: null },
    nextCommand: page.page < page.pages ? `/ticket list ${typed}${page.page + 1}` : null,
  });
}

function filterOf(filter: ListRequest['filter'], asker: Asker): ListFilter {
  if (filter === 'default') return { kind: 'all' };
  if (filter === 'mine') return { kind: 'mine', userId: asker.userId };
  if (filter === 'unassigned') return { kind: 'unassigned' };
  return { kind: 'department', department: filter.department };
}

async function titleOf(edge: Edge, filter: ListFilter, { language }: Asker): Promise<string> {
  const t = translator(language);
  if (filter.kind !== 'department') return t(`list.title_${filter.kind}`);
  const settings = await edge.desk.store.reads.settings();
  return t('list.title_department', { department: departmentName(settings, filter.department, language) });
}

import { may } from '../../desk/access/roles.js';
import type { ListFilter } from '../../desk/tickets/ticket-lists.js';
import { translator } from '../../i18n/translate.js';
import { ticketList } from '../blocks/ticket-list.js';
import { safe } from '../blocks/text.js';
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
  return ticketList({
    title: await titleOf(edge, filter, asker),
    page,
    language: asker.language,
    forRequester,
    of: (ticket) => details.get(ticket.id) ?? { assignee: null, url: null },
    pageValue: (number) => valueOf({ ...request, page: number }),
  });
}

/** A page of a list as the value of a button. */
function valueOf({ filter, page }: ListRequest): string {
  return typeof filter === 'string' ? `${page}:${filter}` : `${page}:department:${filter.department}`;
}

/** The page that such a value means. */
export function pageOf(value: string): ListRequest {
  const [page = '', name = '', ...department] = value.split(':');
  const at = { verb: 'list', page: Number(page) } as const;
  if (name === 'department') return { ...at, filter: { department: department.join(':') } };
  return { ...at, filter: name === 'mine' || name === 'unassigned' ? name : 'default' };
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
  return t('list.title_department', { department: safe(departmentName(settings, filter.department, language)) });
}

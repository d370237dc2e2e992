import type { HomeView, KnownBlock } from '@slack/types';
import { invocation } from '../../base/invocation.js';
import { may } from '../../desk/access/roles.js';
import { firstPages, type HomeList, type HomePages } from '../../desk/homes.js';
import type { ListFilter, TicketPage } from '../../desk/tickets/ticket-lists.js';
import type { Ticket } from '../../desk/tickets/ticket.js';
import { translator } from '../../i18n/translate.js';
import { actions, button, context, section } from '../blocks/text.js';
import { pageButtons, ticketLine } from '../blocks/ticket-list.js';
import { askerOf, type Asker, type Edge } from '../edge.js';
import { ticketUrl } from '../ticket-url.js';
import { givenUpParts } from './given-up.js';

type HomeEdge = Pick<Edge, 'desk' | 'lists' | 'people' | 'undelivered' | 'unhandled' | 'workspaceUrl'>;

/**
 * A person's Home tab: New ticket and their own requests for everybody; for agents first what is theirs to do and the
 * queue; for admins, before all, what could not be handled or delivered. Each list has its pages, of 20,
 * which keeps the three of them under Slack's 100 blocks.
 */
export async function homeView(edge: HomeEdge, userId: string, pages: HomePages = firstPages): Promise<HomeView> {
  const asker = await askerOf(edge as Edge, userId);
  const t = translator(asker.language);
  const blocks: KnownBlock[] = [
    actions('home_top', [button(t('home.new'), 'open_form', 'new', { style: 'primary' })]),
    context(t('home.welcome')),
  ];
  const settings = await edge.desk.store.reads.settings();
  if (settings.queue === null && may(asker.viewer.roles, 'configure'))
    blocks.push(section(t('home.no_queue', { command: invocation() })));
  if (may(asker.viewer.roles, 'configure')) blocks.push(...(await givenUpParts(edge, asker)));
  const show = async (list: HomeList, title: string, filter: ListFilter): Promise<void> => {
    const page = await edge.lists.list(filter, pages[list]);
    blocks.push(...(await part(edge, asker, title, page, list === 'requests')), ...pager(list, page, asker));
  };
  if (may(asker.viewer.roles, 'work')) await show('mine', t('home.mine'), { kind: 'mine', userId });
  if (may(asker.viewer.roles, 'view_any')) await show('queue', t('home.queue'), { kind: 'all' });
  await show('requests', t('home.title'), { kind: 'requester', userId });
  return { type: 'home', blocks };
}

function pager(list: HomeList, page: TicketPage, { language }: Asker): KnownBlock[] {
  const ids = { block: `home_pages_${list}`, back: 'home_page_back', on: 'home_page' };
  return pageButtons(page, language, ids, (number) => `${list}:${number}`);
}

async function part(
  edge: HomeEdge,
  asker: Asker,
  title: string,
  page: TicketPage,
  forRequester: boolean,
): Promise<KnownBlock[]> {
  const t = translator(asker.language);
  const counts = [
    t('list.count', { total: page.total }),
    ...(page.pages > 1 ? [t('list.page', { page: page.page, pages: page.pages })] : []),
  ];
  const blocks: KnownBlock[] = [{ type: 'divider' }, section(`*${title}*  ${counts.join(' · ')}`)];
  const details = new Map<string, { assignee: string | null; url: string | null }>();
  for (const ticket of page.tickets) {
    const assignee = ticket.assignee === null ? null : await edge.people.name(ticket.assignee);
    details.set(ticket.id, { assignee, url: await ticketUrl(edge as Edge, ticket, asker.viewer) });
  }
  const of = (ticket: Ticket): { assignee: string | null; url: string | null } =>
    details.get(ticket.id) ?? { assignee: null, url: null };
  for (const ticket of page.tickets) {
    const line = section(ticketLine(ticket, { language: asker.language, forRequester, of }));
    const free = !forRequester && ticket.assignee === null && may(asker.viewer.roles, 'work');
    const accessory = free
      ? button(t('button.take'), 'ticket_take', ticket.id)
      : button(t('button.view'), 'ticket_open', String(ticket.number));
    blocks.push({ ...line, accessory });
  }
  return blocks;
}

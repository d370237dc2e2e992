import type { HomeView, KnownBlock } from '@slack/types';
import { may } from '../../desk/access/roles.js';
import type { TicketPage } from '../../desk/tickets/ticket-lists.js';
import type { Ticket } from '../../desk/tickets/ticket.js';
import { translator } from '../../i18n/translate.js';
import { actions, button, context, section } from '../blocks/text.js';
import { pageButtons, ticketLine } from '../blocks/ticket-list.js';
import { askerOf, type Asker, type Edge } from '../edge.js';
import { ticketUrl } from '../ticket-url.js';
import { undeliveredPart } from './undelivered.js';

type HomeEdge = Pick<Edge, 'desk' | 'lists' | 'people' | 'undelivered' | 'workspaceUrl'>;

const pagerIds = { block: 'home_pages', back: 'home_page_back', on: 'home_page' };

/**
 * A person's Home tab: New ticket and their own requests for everybody; for agents first what is theirs to do and the
 * queue; for admins, before all, what could not be delivered. Pages of 20 keep it under Slack's 100 blocks.
 */
export async function homeView(edge: HomeEdge, userId: string, page = 1): Promise<HomeView> {
  const asker = await askerOf(edge as Edge, userId);
  const t = translator(asker.language);
  const blocks: KnownBlock[] = [
    actions('home_top', [button(t('home.new'), 'open_form', 'new', { style: 'primary' })]),
    context(t('home.welcome')),
  ];
  const settings = await edge.desk.store.reads.settings();
  if (settings.queue === null && may(asker.viewer.roles, 'configure')) blocks.push(section(t('home.no_queue')));
  if (may(asker.viewer.roles, 'configure')) blocks.push(...(await undeliveredPart(edge, asker)));
  if (may(asker.viewer.roles, 'work')) {
    const mine = await edge.lists.list({ kind: 'mine', userId }, 1);
    blocks.push(...(await part(edge, asker, t('home.mine'), mine, false)));
  }
  if (may(asker.viewer.roles, 'view_any')) {
    const queue = await edge.lists.list({ kind: 'all' }, page);
    blocks.push(
      ...(await part(edge, asker, t('home.queue'), queue, false)),
      ...pageButtons(queue, asker.language, pagerIds, String),
    );
  }
  const own = await edge.lists.list({ kind: 'requester', userId }, 1);
  blocks.push(...(await part(edge, asker, t('home.title'), own, true)));
  return { type: 'home', blocks };
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

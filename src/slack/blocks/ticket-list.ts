import type { KnownBlock } from '@slack/types';
import type { TicketPage } from '../../desk/tickets/ticket-lists.js';
import type { Ticket } from '../../desk/tickets/ticket.js';
import type { Language } from '../../i18n/language.js';
import { translator } from '../../i18n/translate.js';
import { ago, ticketLink } from './links.js';
import { context, safe, section } from './text.js';
import { priorityMark } from './words.js';

export interface ListView {
  readonly title: string;
  readonly page: TicketPage;
  readonly language: Language;
  /** A requester sees no assignee and no department. */
  readonly forRequester: boolean;
  /** The name of the assignee, and the address behind the number. */
  readonly of: (ticket: Ticket) => { readonly assignee: string | null; readonly url: string | null };
  /** The line that shows the next page. */
  readonly nextCommand: string | null;
}

/** One line a ticket. */
export function ticketLine(ticket: Ticket, view: Pick<ListView, 'language' | 'forRequester' | 'of'>): string {
  const t = translator(view.language);
  const { assignee, url } = view.of(ticket);
  const facts = [
    t(`status.${ticket.status}`),
    ...(view.forRequester ? [] : [assignee === null ? t('word.unassigned') : safe(assignee)]),
    ago(ticket.createdAt),
  ];
  const mark = view.forRequester ? '' : `${priorityMark[ticket.priority]} `;
  return `${mark}${ticketLink(ticket, url)} ${safe(ticket.subject)}\n      ${facts.join(' · ')}`;
}

/** A page of a list, as a message: at most 20 tickets, ten a section so that Slack's text limit holds. */
export function ticketList(view: ListView): { text: string; blocks: KnownBlock[] } {
  const t = translator(view.language);
  const { page } = view;
  const counts = [
    t('list.count', { total: page.total }),
    ...(page.pages > 1 ? [t('list.page', { page: page.page, pages: page.pages })] : []),
  ];
  const title = `*${view.title}*  ${counts.join(' · ')}`;
  if (page.tickets.length === 0) return { text: view.title, blocks: [section(title), context(t('list.empty'))] };
  const lines = page.tickets.map((ticket) => ticketLine(ticket, view));
  const blocks: KnownBlock[] = [section(title)];
  for (let at = 0; at < lines.length; at += 5) blocks.push(section(lines.slice(at, at + 5).join('\n')));
  if (view.nextCommand !== null) blocks.push(context(t('list.next', { command: view.nextCommand })));
  return { text: view.title, blocks };
}

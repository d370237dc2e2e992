import type { KnownBlock } from '@slack/types';
import type { TicketPage } from '../../desk/tickets/ticket-lists.js';
import type { Ticket } from '../../desk/tickets/ticket.js';
import type { Language } from '../../i18n/language.js';
import { translator } from '../../i18n/translate.js';
import { ago, ticketLink } from './links.js';
import { actions, button, context, safe, section } from './text.js';
import { priorityMark } from './words.js';

export interface ListView {
  readonly title: string;
  readonly page: TicketPage;
  readonly language: Language;
  /** A requester sees no assignee and no department. */
  readonly forRequester: boolean;
  /** The name of the assignee, and the address behind the number. */
  readonly of: (ticket: Ticket) => { readonly assignee: string | null; readonly url: string | null };
  /** The value of the button that turns to that page. */
  readonly pageValue: (page: number) => string;
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
  const ids = { block: 'list_pages', back: 'list_page_back', on: 'list_page' };
  return { text: view.title, blocks: [...blocks, ...pageButtons(page, view.language, ids, view.pageValue)] };
}

/** The buttons that turn the pages of a list; none where it has one page. */
export function pageButtons(
  { page, pages }: Pick<TicketPage, 'page' | 'pages'>,
  language: Language,
  ids: { readonly block: string; readonly back: string; readonly on: string },
  valueOf: (page: number) => string,
): KnownBlock[] {
  const t = translator(language);
  const back = page > 1 ? [button(t('button.previous_page'), ids.back, valueOf(page - 1))] : [];
  const on = page < pages ? [button(t('button.next_page'), ids.on, valueOf(page + 1))] : [];
  return back.length + on.length === 0 ? [] : [actions(ids.block, [...back, ...on])];
}

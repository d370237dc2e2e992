import type { KnownBlock } from '@slack/types';
import { clip } from '../../base/clip.js';
import type { TicketPage } from '../../desk/tickets/ticket-lists.js';
import type { Ticket } from '../../desk/tickets/ticket.js';
import type { Language } from '../../i18n/language.js';
import { translator } from '../../i18n/translate.js';
import { limits } from './limits.js';
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

/** How much of a subject a list shows where the whole of each would be too long for a message. */
const narrowSubject = 40;
/** Tickets in one section, if they are not too long for it. */
const together = 5;

/** One line a ticket. */
export function ticketLine(
  ticket: Ticket,
  view: Pick<ListView, 'language' | 'forRequester' | 'of'>,
  width = Infinity,
): string {
  const t = translator(view.language);
  const { assignee, url } = view.of(ticket);
  const facts = [
    t(`status.${ticket.status}`),
    ...(view.forRequester ? [] : [assignee === null ? t('word.unassigned') : safe(assignee)]),
    ago(ticket.createdAt),
  ];
  const mark = view.forRequester ? '' : `${priorityMark[ticket.priority]} `;
  return `${mark}${ticketLink(ticket, url)} ${safe(clip(ticket.subject, width))}\n      ${facts.join(' · ')}`;
}

/** A page of a list, as a message: at most 20 tickets, in as many sections as Slack's limits want: none is cut off. */
export function ticketList(view: ListView): { text: string; blocks: KnownBlock[] } {
  const t = translator(view.language);
  const { page } = view;
  const counts = [
    t('list.count', { total: page.total }),
    ...(page.pages > 1 ? [t('list.page', { page: page.page, pages: page.pages })] : []),
  ];
  const title = `*${view.title}*  ${counts.join(' · ')}`;
  if (page.tickets.length === 0) return { text: view.title, blocks: [section(title), context(t('list.empty'))] };
  const linesOf = (width?: number): string[] => page.tickets.map((ticket) => ticketLine(ticket, view, width));
  const wide = linesOf();
  const lines = wide.join('\n').length > limits.copyText ? linesOf(narrowSubject) : wide;
  const blocks: KnownBlock[] = [section(title), ...inSections(lines)];
  const ids = { block: 'list_pages', back: 'list_page_back', on: 'list_page' };
  return { text: view.title, blocks: [...blocks, ...pageButtons(page, view.language, ids, view.pageValue)] };
}

function inSections(lines: readonly string[]): KnownBlock[] {
  const texts: string[] = [];
  let count = 0;
  for (const line of lines) {
    const text = texts.at(-1);
    const joined = text === undefined ? line : `${text}\n${line}`;
    if (text === undefined || count === together || joined.length > limits.sectionText) {
      texts.push(line);
      count = 1;
    } else {
      texts[texts.length - 1] = joined;
      count += 1;
    }
  }
  return texts.map(section);
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

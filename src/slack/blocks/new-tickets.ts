import type { KnownBlock } from '@slack/types';
import { clip } from '../../base/clip.js';
import type { Ticket } from '../../desk/tickets/ticket.js';
import type { Language } from '../../i18n/language.js';
import { translator } from '../../i18n/translate.js';
import { ticketLink } from './links.js';
import { context, safe, section } from './text.js';
import { priorityMark } from './words.js';

/** A subject in the list is cut here, so that ten lines fit a section. */
const subjectChars = 80;
const linesEach = 10;

interface Row {
  readonly ticket: Ticket;
  readonly requesterName: string;
  /** Where the conversation is; null where agents cannot open it. */
  readonly url: string | null;
}

/** New tickets by number, subject and requester, in one message; at most 50. */
export function newTickets(rows: readonly Row[], language: Language): { text: string; blocks: KnownBlock[] } {
  const t = translator(language);
  const title = t('new_tickets.title', { count: rows.length });
  const lines = rows.map(({ ticket, requesterName, url }) =>
    [
      `${priorityMark[ticket.priority]} ${ticketLink(ticket, url)}`,
      `${safe(clip(ticket.subject, subjectChars))} · ${safe(requesterName)}`,
    ].join(' '),
  );
  const blocks: KnownBlock[] = [section(`*${title}*`)];
  for (let at = 0; at < lines.length; at += linesEach) blocks.push(section(lines.slice(at, at + linesEach).join('\n')));
  return { text: title, blocks: [...blocks, context(t('new_tickets.cards_follow'))] };
}

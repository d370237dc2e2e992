import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Escalation } from '../../desk/escalations/escalation.js';
import { isResolved, ticketName, type Ticket } from '../../desk/tickets/ticket.js';
import { translator, type Translate } from '../../i18n/translate.js';
import type { Language } from '../../i18n/language.js';
import { ago, moment, ticketLink } from './links.js';
import { actions, button, context, plain, safe, section } from './text.js';
import { priorityMark } from './words.js';

/** Everything a card shows, names resolved for its reader. */
export interface CardView {
  readonly ticket: Ticket;
  readonly language: Language;
  readonly requesterName: string;
  readonly assigneeName: string | null;
  readonly departmentName: string;
  /** Null where nobody can tell. */
  readonly earlierTickets: number | null;
  /** The conversation's address; null where it is not in a thread. */
  readonly conversationUrl: string | null;
  /** The card's own address, where the number should be a link. */
  readonly cardUrl: string | null;
  readonly escalations: readonly { readonly escalation: Escalation; readonly departmentName: string }[];
}

export const cardMenu = ['assign', 'status', 'priority', 'note', 'edit'] as const;
export type CardMenuItem = (typeof cardMenu)[number];

/** The card's fallback text: what a notification shows. */
export function cardText({ ticket, language }: CardView): string {
  const t = translator(language);
  return t('card.fallback', {
    number: ticket.number,
    subject: safe(ticket.subject),
    status: t(`status.${ticket.status}`),
  });
}

/** A ticket for agents: who, what, how urgent, whose, where; and the four things to do next. */
export function ticketCard(view: CardView): KnownBlock[] {
  return [...ticketFacts(view), actions('ticket_actions', cardButtons(view.ticket, translator(view.language)))];
}

/** The same for those who only read it. */
export function ticketFacts(view: CardView): KnownBlock[] {
  const t = translator(view.language);
  const { ticket } = view;
  const name = ticketLink(ticket, view.cardUrl);
  const earlier = view.earlierTickets === null ? [] : [t('card.earlier', { count: view.earlierTickets })];
  const who = [safe(view.requesterName), ...earlier, where(view, t)].join(' · ');
  return [section(`${name}  *${safe(ticket.subject)}*\n${who}`), context(facts(view, t), ...extras(view, t))];
}

function where(view: CardView, t: Translate): string {
  const { conversation, via } = view.ticket;
  const word = t(`via.${via}`);
  if (conversation.kind === 'none') return t('card.where_none', { via: word });
  const inDm = conversation.kind === 'dm' || conversation.channel.startsWith('D');
  const place = inDm ? t('card.where_dm') : t('card.where_thread');
  return `${word} · ${view.conversationUrl === null ? place : `<${view.conversationUrl}|${place}>`}`;
}

function facts(view: CardView, t: Translate): string {
  const { ticket } = view;
  return [
    `${priorityMark[ticket.priority]} *${t(`priority.${ticket.priority}`)}*`,
    `*${t(`status.${ticket.status}`)}*`,
    view.assigneeName === null ? t('word.unassigned') : safe(view.assigneeName),
    safe(view.departmentName),
    ...(ticket.category === null ? [] : [safe(ticket.category)]),
    t('card.opened', { ago: ago(ticket.createdAt) }),
  ].join('  ·  ');
}

/** What not every ticket has: open escalations, follow-ups, tags. */
function extras(view: CardView, t: Translate): string[] {
  const { ticket } = view;
  const lines: string[] = [];
  const { waitingSince } = ticket.clocks;
  if (waitingSince && ticket.assignee !== null)
    lines.push(`:hourglass: ${t('card.waiting', { since: moment(waitingSince) })}`);
  if (view.escalations.length > 0) {
    const each = view.escalations.map(({ escalation, departmentName }) =>
      t('card.escalated', { department: safe(departmentName), state: t(`escalation.state.${escalation.state}`) }),
    );
    lines.push(`:bangbang: ${each.join('  ·  ')}`);
  }
  for (const link of ticket.links) {
    if (link.kind === 'follow_up_of') lines.push(t('card.follow_up', { ticket: ticketName(link) }));
    if (link.kind === 'followed_up_by') lines.push(t('card.followed_by', { ticket: ticketName(link) }));
  }
  if (ticket.tags.length > 0) lines.push(t('card.tags', { tags: safe(ticket.tags.join(', ')) }));
  return lines.slice(0, 5);
}

function cardButtons(ticket: Ticket, t: Translate): ActionsBlockElement[] {
  const { id, conversation } = ticket;
  const reply = conversation.kind === 'none' ? t('button.log_contact') : t('button.reply');
  const first =
    ticket.assignee === null
      ? button(t('button.take'), 'ticket_take', id, { style: 'primary' })
      : button(reply, 'ticket_reply', id, { style: 'primary' });
  const last = isResolved(ticket.status)
    ? button(t('button.reopen'), 'ticket_reopen', id)
    : button(t('button.resolve'), 'ticket_resolve', id);
  return [
    first,
    button(t('button.escalate'), 'ticket_escalate', id),
    last,
    {
      type: 'overflow',
      action_id: 'ticket_more',
      options: cardMenu.map((item) => ({ text: plain(t(`menu.${item}`)), value: `${item}:${id}` })),
    },
  ];
}

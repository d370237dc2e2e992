import type { KnownBlock } from '@slack/types';
import { isResolved, ticketName, type Ticket } from '../../desk/tickets/ticket.js';
import type { Language } from '../../i18n/language.js';
import { translator } from '../../i18n/translate.js';
import { ago } from './links.js';
import { actions, button, context, safe, section } from './text.js';

/**
 * The one confirmation a requester gets; its button follows the ticket's status.
 * @param reopenHere a solved ticket's Re-open button stands here, because no message of its own says that it is solved
 */
export function confirmation(
  ticket: Ticket,
  language: Language,
  reopenHere = true,
): { text: string; blocks: KnownBlock[] } {
  const t = translator(language);
  if (ticket.erasedAt !== undefined) {
    const text = t('confirmation.erased', { number: ticket.number });
    return { text, blocks: [section(text)] };
  }
  const values = { number: ticket.number, subject: safe(ticket.subject) };
  if (isResolved(ticket.status)) {
    const text = t('confirmation.solved', values);
    const reopen = actions('requester_actions', [button(t('button.reopen'), 'requester_reopen', ticket.id)]);
    return { text, blocks: ticket.status === 'closed' || !reopenHere ? [section(text)] : [section(text), reopen] };
  }
  const text = t('confirmation.text', values);
  return {
    text,
    blocks: [
      section(text),
      context(t('confirmation.how')),
      actions('requester_actions', [button(t('button.solved_thanks'), 'requester_solved', ticket.id)]),
    ],
  };
}

/** A requester's own ticket, looked up. @param url the conversation's address; null where there is none */
export function ownTicket(
  ticket: Ticket,
  language: Language,
  url: string | null,
): { text: string; blocks: KnownBlock[] } {
  if (ticket.erasedAt !== undefined) return confirmation(ticket, language);
  const t = translator(language);
  const name = `*${ticketName(ticket)}*  ${safe(ticket.subject)}`;
  const facts = [
    `*${t(`status.${ticket.status}`)}*`,
    t('card.opened', { ago: ago(ticket.createdAt) }),
    ...(url === null ? [] : [`<${url}|${t('own.conversation')}>`]),
  ];
  const text = `${name}\n${facts.join('  ·  ')}`;
  return { text: name, blocks: [section(text), ...ownButtons(ticket, language)] };
}

/** What a requester may do with their own ticket. */
export function ownButtons({ id, status }: Ticket, language: Language): KnownBlock[] {
  const t = translator(language);
  if (status === 'closed') return [];
  const does = isResolved(status)
    ? button(t('button.reopen'), 'requester_reopen', id)
    : button(t('button.solved_thanks'), 'requester_solved', id);
  return [actions('requester_actions', [does])];
}

/** Tells the requester that the ticket is solved. */
export function solvedNotice(ticket: Ticket, language: Language): { text: string; blocks: KnownBlock[] } {
  const t = translator(language);
  if (ticket.status === 'closed') {
    const closed = t('closed.text', { number: ticket.number });
    return { text: closed, blocks: [section(closed)] };
  }
  const text = t('solved.text', { number: ticket.number });
  return {
    text,
    blocks: [section(text), actions('requester_actions', [button(t('button.reopen'), 'requester_reopen', ticket.id)])],
  };
}

/** "Open a ticket?" under a message of a channel with offers. @param value names the message */
export function offer(value: string, language: Language): { text: string; blocks: KnownBlock[] } {
  const t = translator(language);
  return {
    text: t('offer.fallback'),
    blocks: [
      section(t('offer.text')),
      actions('offer_actions', [button(t('button.open_ticket'), 'offer_open', value, { style: 'primary' })]),
    ],
  };
}

/** What is left of an offer whose message has a ticket. */
export function takenOffer({ number }: Ticket, language: Language): { text: string; blocks: KnownBlock[] } {
  const text = translator(language)('offer.taken', { number });
  return { text, blocks: [section(text)] };
}

/** Who a contact outside Slack is, and what they left to be reached by. Plain words of theirs, not escaped. */
export function contactLine(contact: {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
}): string {
  return [contact.name, contact.phone, contact.email].filter((each) => each !== undefined).join(' · ');
}

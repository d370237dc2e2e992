import type { Desk } from '../context.js';
import type { Transaction } from '../ports.js';
import type { DeskSettings } from '../settings/desk-settings.js';
import { createTicket, type OpenTicket } from '../tickets/open-ticket.js';
import type { Ticket } from '../tickets/ticket.js';
import { TicketWork } from '../tickets/ticket-work.js';
import type { ReceivedMessage } from './receive-message.js';
import { subjectOf } from './subject-of.js';

/** The ticket that a message opens, in that thread. */
export function openingOf(message: ReceivedMessage, threadTs: string): OpenTicket {
  const { channel, ts } = message.place;
  const { userId } = message.viewer.person;
  return {
    openedBy: userId,
    openedByAgent: false,
    requester: { kind: 'slack', userId },
    subject: subjectOf(message.text, message.files),
    description: message.text,
    via: 'slack',
    conversation: { kind: 'thread', channel, threadTs },
    source: {
      channel,
      ts,
      isPrivate: message.isPrivate,
      ...(message.permalink === undefined ? {} : { permalink: message.permalink }),
    },
    files: message.files,
    ...(message.revision === undefined ? {} : { revision: message.revision }),
    key: message.key,
  };
}

/** A message on a closed ticket opens a new one in the same thread; the two know each other. */
export async function openFollowUp(
  desk: Desk,
  tx: Transaction,
  settings: DeskSettings,
  message: ReceivedMessage,
  closed: Ticket,
  threadTs: string,
): Promise<Ticket> {
  const opening = openingOf(message, threadTs);
  const followUp = await createTicket(
    desk,
    tx,
    settings,
    { ...opening, requester: closed.requester, category: closed.category, subject: closed.subject },
    { followsUp: closed },
  );
  const actor = { kind: 'user', userId: message.viewer.person.userId } as const;
  const on = new TicketWork({ ticket: closed, settings, actor, now: desk.clock.now() });
  on.change(
    { links: [...closed.links, { kind: 'followed_up_by', ticketId: followUp.id, number: followUp.number }] },
    { type: 'linked', kind: 'followed_up_by', ticketId: followUp.id },
  );
  on.refreshCard();
  await on.save(tx);
  return followUp;
}

import {
  confirmation as confirmationBlocks,
  offer as offerBlocks,
  solvedNotice as solvedBlocks,
  takenOffer,
} from '../../slack/blocks/requester.js';
import { isResolved } from '../../desk/tickets/ticket.js';
import type { Renderer } from '../render-context.js';
import { conversationPlace, languageAt, requesterLanguage } from '../ticket-places.js';

/** The requester's confirmation: posted once, then its button follows the status. */
export const confirmation: Renderer<'confirmation'> = async ({ ticketId }, context) => {
  const { fresh } = context;
  const [ticket, posted] =
    fresh?.id === ticketId
      ? [fresh, null]
      : await Promise.all([context.reads.ticket(ticketId), context.reads.postOf('confirmation', { ticketId })]);
  if (!ticket) return null;
  const [noticed, language] = await Promise.all([
    ticket.clocks.lastSolvedAt === undefined ? null : context.reads.postOf('solved_notice', { ticketId }),
    requesterLanguage(ticket, context),
  ]);
  const content = confirmationBlocks(ticket, language, noticed === null);
  if (posted) return { call: { method: 'update', channel: posted.channel, ts: posted.ts, ...content } };
  const { conversation } = ticket;
  if (conversation.kind === 'none') return null;
  const place = conversation.kind === 'thread' ? conversation : { channel: await context.openDm(conversation.userId) };
  const threadTs = 'threadTs' in place ? { threadTs: place.threadTs } : {};
  return {
    call: { method: 'post', channel: place.channel, ...threadTs, ...content },
    post: { kind: 'confirmation', ticketId, escalationId: null },
  };
};

/** Tells the requester that the ticket is solved; nothing where it was re-opened meanwhile. */
export const solvedNotice: Renderer<'solved_notice'> = async ({ ticketId, redraw = false }, context) => {
  const ticket = await context.reads.ticket(ticketId);
  if (!ticket || !isResolved(ticket.status)) return null;
  const place = await conversationPlace(ticket, context);
  if (!place) return null;
  const content = solvedBlocks(ticket, await requesterLanguage(ticket, context));
  if (redraw) {
    const told = await context.reads.postOf('solved_notice', { ticketId });
    return told && { call: { method: 'update', channel: told.channel, ts: told.ts, ...content } };
  }
  return {
    call: { method: 'post', channel: place.channel, threadTs: place.threadTs, ...content },
    post: { kind: 'solved_notice', ticketId, escalationId: null },
  };
};

/** "Open a ticket?" in the thread of a message; nothing where it has a ticket by now. Redrawn it names that ticket. */
export const offer: Renderer<'offer'> = async ({ channel, ts, userId, redraw = false }, context) => {
  const { reads } = context;
  const message = await reads.messageAt(channel, ts);
  if (redraw) {
    const [offered, ticket] = await Promise.all([
      reads.offerUnder(channel, ts),
      message && reads.ticket(message.ticketId),
    ]);
    if (!offered || !ticket) return null;
    const content = takenOffer(ticket, await languageAt(channel, userId, context));
    return { call: { method: 'update', channel, ts: offered.ts, ...content } };
  }
  if (message) return null;
  const content = offerBlocks(`${channel}:${ts}:${userId}`, await languageAt(channel, userId, context));
  return {
    call: { method: 'post', channel, threadTs: ts, ...content },
    post: { kind: 'offer', ticketId: null, escalationId: null, sourceTs: ts },
  };
};

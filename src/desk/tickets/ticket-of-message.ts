import { ticketOfConversation } from '../messages/ticket-of-conversation.js';
import type { Reads } from '../ports.js';
import type { Ticket } from './ticket.js';

/** The ticket that a place in Slack belongs to: a post of Bellhop's, a message of the ticket, or its thread. */
export async function ticketOfMessage(
  reads: Reads,
  place: { readonly channel: string; readonly ts: string; readonly threadTs?: string },
): Promise<Ticket | null> {
  const roots = place.threadTs === undefined ? [place.ts] : [place.ts, place.threadTs];
  for (const ts of roots) {
    const post = await reads.postAt(place.channel, ts);
    const ticket = await ticketOfConversation(reads, place.channel, ts, post?.ticketId ?? null);
    if (ticket) return ticket;
    const message = await reads.messageAt(place.channel, ts);
    if (message) return reads.ticket(message.ticketId);
  }
  return null;
}

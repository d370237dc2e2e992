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
    if (post && post.ticketId !== null) return reads.ticket(post.ticketId);
    const thread = await reads.ticketInThread(place.channel, ts);
    if (thread) return thread;
    const message = await reads.messageAt(place.channel, ts);
    if (message) return reads.ticket(message.ticketId);
  }
  return null;
}

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
    const own = post && post.ticketId !== null ? await reads.ticket(post.ticketId) : null;
    if (own && own.status !== 'closed') return own;
    // the thread of a confirmation goes on with the ticket that follows a closed one
    const thread = await reads.ticketInThread(place.channel, ts);
    if (thread && (!own || thread.status !== 'closed')) return thread;
    if (own) return own;
    const message = await reads.messageAt(place.channel, ts);
    if (message) return reads.ticket(message.ticketId);
  }
  return null;
}

import type { Reads } from '../ports.js';
import { isResolved, type Ticket } from '../tickets/ticket.js';

/**
 * The ticket of the thread, the one that is not closed before all others. The thread of a confirmation in a DM, or of a
 * message that joined, counts too: of a ticket that has its own place.
 */
export async function ticketOfConversation(
  reads: Reads,
  channel: string,
  threadTs: string,
  postTicketId: string | null,
): Promise<Ticket | null> {
  const follows = await reads.ticketInThread(channel, threadTs);
  if (follows && follows.status !== 'closed') return follows;
  const root = await ticketOfRoot(reads, channel, threadTs, postTicketId);
  if (!follows) return root;
  return root && root.status !== 'closed' ? root : follows;
}

async function ticketOfRoot(
  reads: Reads,
  channel: string,
  threadTs: string,
  postTicketId: string | null,
): Promise<Ticket | null> {
  if (postTicketId !== null) return reads.ticket(postTicketId);
  const root = await reads.messageAt(channel, threadTs);
  return root?.role === 'customer' ? reads.ticket(root.ticketId) : null;
}

/** A ticket takes in more of its requester's words while it is unresolved and its conversation is there. */
export function mayJoin({ status, requester, conversation }: Ticket, userId: string, channel: string): boolean {
  return (
    !isResolved(status) &&
    requester.kind === 'slack' &&
    requester.userId === userId &&
    conversation.kind === 'thread' &&
    conversation.channel === channel
  );
}

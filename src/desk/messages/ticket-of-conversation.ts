import type { Transaction } from '../ports.js';
import { isResolved, type Ticket } from '../tickets/ticket.js';

/**
 * The ticket of the thread, the one that is not closed before all others. The thread of a confirmation in a DM, or of a
 * message that joined, counts too: of a ticket that has its own place.
 */
export async function ticketOfConversation(
  tx: Transaction,
  channel: string,
  threadTs: string,
  postTicketId: string | null,
): Promise<Ticket | null> {
  const follows = await tx.ticketInThread(channel, threadTs);
  if (follows && follows.status !== 'closed') return follows;
  const root = await ticketOfRoot(tx, channel, threadTs, postTicketId);
  if (!follows) return root;
  return root && root.status !== 'closed' ? root : follows;
}

async function ticketOfRoot(
  tx: Transaction,
  channel: string,
  threadTs: string,
  postTicketId: string | null,
): Promise<Ticket | null> {
  if (postTicketId !== null) return tx.ticket(postTicketId);
  const root = await tx.messageAt(channel, threadTs);
  return root?.role === 'customer' ? tx.ticket(root.ticketId) : null;
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

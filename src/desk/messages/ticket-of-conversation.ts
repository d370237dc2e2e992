import type { Transaction } from '../ports.js';
import { isResolved, type Ticket } from '../tickets/ticket.js';

/** The latest ticket of the thread; the thread of a confirmation in a DM, or of a message that joined, counts too. */
export async function ticketOfConversation(
  tx: Transaction,
  channel: string,
  threadTs: string,
  postTicketId: string | null,
): Promise<Ticket | null> {
  const ticket = await tx.ticketInThread(channel, threadTs);
  if (ticket) return ticket;
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

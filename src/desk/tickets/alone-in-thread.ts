import { Refusal } from '../errors.js';
import { ticketOfConversation } from '../messages/ticket-of-conversation.js';
import type { Reads } from '../ports.js';
import type { Ticket } from './ticket.js';

/**
 * A thread has one ticket that is not closed: whoever writes there means that one.
 * @param ticket is to be re-opened
 * @throws Refusal where another one, its follow-up as a rule, goes on in the thread
 */
export async function mustBeAloneInThread(reads: Reads, ticket: Ticket): Promise<void> {
  const other = await livingBeside(reads, ticket);
  if (other) throw new Refusal('refusal.goes_on_elsewhere', { number: ticket.number, other: other.number });
}

async function livingBeside(reads: Reads, { id, conversation }: Ticket): Promise<Ticket | null> {
  if (conversation.kind === 'none') return null;
  const inThread = conversation.kind === 'thread';
  const confirmation = inThread ? null : await reads.postOf('confirmation', { ticketId: id });
  const place = inThread ? { channel: conversation.channel, ts: conversation.threadTs } : confirmation;
  if (!place) return null;
  const post = confirmation ?? (await reads.postAt(place.channel, place.ts));
  const other = await ticketOfConversation(reads, place.channel, place.ts, post?.ticketId ?? null);
  return other && other.id !== id && other.status !== 'closed' ? other : null;
}

import { may, mayOwn, type Action, type Viewer } from '../access/roles.js';
import { Refusal } from '../errors.js';
import type { Reads } from '../ports.js';
import type { Ticket } from './ticket.js';

/** A ticket by its id (buttons carry it) or by the number that people type. */
export type TicketRef = { readonly id: string } | { readonly number: number };

/** Whether the ticket is the viewer's own as a customer. */
export function isRequester(ticket: Ticket, viewer: Viewer): boolean {
  return ticket.requester.kind === 'slack' && ticket.requester.userId === viewer.person.userId;
}

/**
 * The ticket, if the viewer may do that to it.
 * @throws Refusal that is the same for a ticket that is absent and one that is not the viewer's to see
 */
export async function findTicket(reads: Reads, ref: TicketRef, viewer: Viewer, action: Action): Promise<Ticket> {
  const ticket = 'id' in ref ? await reads.ticket(ref.id) : await reads.ticketByNumber(ref.number);
  if (ticket && (may(viewer.roles, action) || (mayOwn(action) && isRequester(ticket, viewer)))) return ticket;
  throw 'number' in ref ? new Refusal('refusal.no_ticket', { number: ref.number }) : new Refusal('refusal.ticket_gone');
}

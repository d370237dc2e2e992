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
 * @throws Refusal that is the same for a ticket that is absent and one that is not the viewer's to see; who may see it
 * is told whose right it is
 */
export async function findTicket(reads: Reads, ref: TicketRef, viewer: Viewer, action: Action): Promise<Ticket> {
  const ticket = 'id' in ref ? await reads.ticket(ref.id) : await reads.ticketByNumber(ref.number);
  if (ticket && (may(viewer.roles, action) || (mayOwn(action) && isRequester(ticket, viewer)))) return ticket;
  if (ticket && maySee(ticket, viewer)) throw notTheirs(ticket, viewer, action);
  throw 'number' in ref ? new Refusal('refusal.no_ticket', { number: ref.number }) : new Refusal('refusal.ticket_gone');
}

/** Whether the viewer may know that there is such a ticket. */
function maySee(ticket: Ticket, viewer: Viewer): boolean {
  return may(viewer.roles, 'view') || (mayOwn('view') && isRequester(ticket, viewer));
}

function notTheirs({ number }: Ticket, { roles }: Viewer, action: Action): Refusal {
  if (action === 'audit') return new Refusal('refusal.audit_not_yours', { number });
  // only requesters see a ticket without being of the desk
  return new Refusal(may(roles, 'view_any') ? 'refusal.agents_work' : 'refusal.requester_writes', { number });
}

import { may, type Action, type Viewer } from '../access/roles.js';
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
 * @param action what is asked for; `own` also lets the ticket's requester in
 * @throws Refusal that is the same for a ticket that is absent and one that is not the viewer's to see
 */
export async function findTicket(
  reads: Reads,
  ref: TicketRef,
  viewer: Viewer,
  action: Action,
  options: { readonly own?: boolean } = {},
): Promise<Ticket> {
  const ticket = 'id' in ref ? await reads.ticket(ref.id) : await reads.ticketByNumber(ref.number);
  const own = ticket !== null && options.own === true && isRequester(ticket, viewer);
  if (ticket && (own || may(viewer.roles, action))) return ticket;
  const number = 'number' in ref ? ref.number : ticket?.number;
  throw number === undefined ? new Refusal('refusal.ticket_gone') : new Refusal('refusal.no_ticket', { number });
}

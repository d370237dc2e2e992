import type { Desk } from '../context.js';
import { Refusal } from '../errors.js';
import { cancelWaiting } from '../escalations/respond.js';
import type { Transaction } from '../ports.js';
import { mustBeAloneInThread } from './alone-in-thread.js';
import { isRequester } from './find-ticket.js';
import { isResolved, type Status, type Ticket } from './ticket.js';
import type { TicketWork } from './ticket-work.js';
import { workOnTicket, type WorkRequest } from './work-on-ticket.js';

/**
 * Sets the status, by an agent. Solving tells the requester; solving and closing cancel waiting escalations; an
 * unresolved status after a resolved one re-opens. An agent may set any status,
 * new too where somebody has the ticket: desks of other makers keep such tickets, and their logs are replayed.
 */
export async function changeStatus(desk: Desk, request: WorkRequest & { readonly status: Status }): Promise<Ticket> {
  const { ticket } = await workOnTicket(desk, { ...request, action: 'work' }, async (on, tx) => {
    const { number, status } = on.ticket;
    if (status === request.status) throw new Refusal('refusal.status_already', { number, status: `status:${status}` });
    const reopens = isResolved(status) && !isResolved(request.status);
    on.setStatus(request.status, reopens ? 'reopened' : 'set');
    await tellStatus(on, tx, status);
  });
  return ticket;
}

/** Solves the ticket: by an agent, or by its requester ("Solved, thanks"). */
export async function resolveTicket(desk: Desk, request: WorkRequest): Promise<Ticket> {
  const { ticket } = await workOnTicket(desk, { ...request, action: 'resolve' }, async (on, tx) => {
    const before = on.ticket.status;
    if (isResolved(before)) throw new Refusal('refusal.already_solved', { number: on.ticket.number });
    on.setStatus('solved', isRequester(on.ticket, request.viewer) ? 'solved_by_requester' : 'set');
    await tellStatus(on, tx, before);
  });
  return ticket;
}

/** Re-opens a solved or closed ticket: an agent's right, and the requester's while it is solved. */
export async function reopenTicket(desk: Desk, request: WorkRequest): Promise<Ticket> {
  const { ticket } = await workOnTicket(desk, { ...request, action: 'reopen' }, async (on, tx) => {
    const { number, status } = on.ticket;
    if (!isResolved(status)) throw new Refusal('refusal.not_solved', { number, status: `status:${status}` });
    if (status === 'closed' && !request.viewer.roles.has('agent')) throw new Refusal('refusal.closed', { number });
    on.setStatus('open', 'reopened');
    if (isRequester(on.ticket, request.viewer)) on.setClocks({ waitingSince: on.now });
    await tellStatus(on, tx, status);
  });
  return ticket;
}

/**
 * Tells agents and requester what the new status means for them.
 * @throws Refusal where what was closed may not be re-opened
 */
export async function tellStatus(on: TicketWork, tx: Transaction, before: Status): Promise<void> {
  const { id, status, requester, assignee } = on.ticket;
  const values = { who: on.actorId === null ? 'word:nobody' : `person:${on.actorId}`, status: `status:${status}` };
  if (before === 'closed') await mustBeAloneInThread(tx, on.ticket);
  on.refreshCard();
  const solves = isResolved(status) && !isResolved(before);
  // a solved ticket may have been escalated since
  if (solves || status === 'closed') await cancelWaiting(on, tx);
  if (solves) {
    on.tellCard({ key: status === 'closed' ? 'line.closed' : 'line.solved', values });
    const byRequester = requester.kind === 'slack' && requester.userId === on.actorId;
    // solved, re-opened and solved before the first notice went out: one notice
    if (!byRequester) on.tellRequester({ kind: 'solved_notice', ticketId: id }, `solved:${id}`);
    on.refreshConfirmation();
  } else if (isResolved(before) && !isResolved(status)) {
    on.tellCard({ key: 'line.reopened', values }, assignee);
    on.refreshConfirmation();
  } else if (isResolved(before)) {
    // from solved to closed, as a rule: what the requester was told no longer offers to re-open
    if (status === 'closed') on.tellCard({ key: 'line.closed', values }, assignee);
    on.tellRequester({ kind: 'solved_notice', ticketId: id, redraw: true }, `solved_again:${id}`);
    on.refreshConfirmation();
  }
}

import { may } from '../access/roles.js';
import type { Desk } from '../context.js';
import { Refusal } from '../errors.js';
import type { Ticket } from './ticket.js';
import { workOnTicket, type WorkRequest } from './work-on-ticket.js';

/** Takes the ticket: it is the viewer's from now on, and open if it was new. */
export async function takeTicket(desk: Desk, request: WorkRequest): Promise<Ticket> {
  const me = request.viewer.person.userId;
  const { ticket } = await workOnTicket(desk, { ...request, action: 'work' }, (on) => {
    const { number, assignee } = on.ticket;
    if (assignee === me) throw new Refusal('refusal.taken_by_you', { number });
    if (assignee !== null && !may(request.viewer.roles, 'assign_others')) {
      throw new Refusal('refusal.taken', { number, who: `person:${assignee}` });
    }
    on.assign(me);
    if (on.ticket.status === 'new') on.setStatus('open', 'taken');
    on.refreshCard();
  });
  return ticket;
}

/**
 * Gives the ticket to an agent, or back to the queue (`assignee: null`). Agents may take tickets that nobody has and
 * give their own back; leads may assign anybody. The status stays as it is.
 */
export async function assignTicket(
  desk: Desk,
  request: WorkRequest & { readonly assignee: string | null; readonly assigneeIsAgent: boolean },
): Promise<Ticket> {
  const me = request.viewer.person.userId;
  const { ticket } = await workOnTicket(desk, { ...request, action: 'work' }, (on) => {
    const { number, assignee: before } = on.ticket;
    const { assignee: after } = request;
    const onlyMine = (after === me && before === null) || (after === null && before === me);
    if (before === after && after === null) throw new Refusal('refusal.unassigned_already', { number });
    if (before === after) {
      throw new Refusal('refusal.assigned_already', {
        number,
        who: `person:${after ?? ''}`,
      });
    }
    if (!onlyMine && !may(request.viewer.roles, 'assign_others'))
      throw new Refusal('refusal.assign_others', { number });
    if (after !== null && !request.assigneeIsAgent)
      throw new Refusal('refusal.not_an_agent', { who: `person:${after}` });
    on.assign(after);
    on.refreshCard();
    if (after !== null && after !== me) {
      on.tellCard({ key: 'line.assigned', values: { who: `person:${me}`, to: `person:${after}` } }, after);
    }
  });
  return ticket;
}

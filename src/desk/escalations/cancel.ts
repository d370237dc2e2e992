import type { Desk } from '../context.js';
import { Refusal } from '../errors.js';
import type { Ticket } from '../tickets/ticket.js';
import { workOnTicket, type WorkRequest } from '../tickets/work-on-ticket.js';
import { isActive } from './escalation.js';
import { endEscalation, tellAgent } from './respond.js';

/**
 * An agent takes an escalation back before it is answered.
 * @param request `department` may be null where only one department has the ticket
 * @throws Refusal where no such escalation is being worked on, or the department must be named
 */
export async function cancelEscalations(
  desk: Desk,
  request: WorkRequest & { readonly department: string | null },
): Promise<{ ticket: Ticket; department: string }> {
  const { ticket, result } = await workOnTicket(desk, { ...request, action: 'work' }, async (on, tx) => {
    const active = (await tx.escalationsOf(on.ticket.id)).filter(({ state }) => isActive(state));
    const wanted = active.filter(({ department }) => request.department === null || department === request.department);
    const [escalation, other] = wanted;
    const { number } = on.ticket;
    if (!escalation) throw new Refusal('refusal.not_escalated', { number });
    if (other) {
      const departments = `text:${active.map(({ department }) => department).join(', ')}`;
      throw new Refusal('refusal.which_escalation', { number, departments });
    }
    await endEscalation(on, tx, escalation, { state: 'cancelled' });
    tellAgent(on, escalation, 'line.escalation_cancelled');
    return escalation.department;
  });
  return { ticket, department: result };
}

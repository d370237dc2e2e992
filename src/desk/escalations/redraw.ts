import type { Transaction } from '../ports.js';
import type { Ticket } from '../tickets/ticket.js';
import type { TicketWork } from '../tickets/ticket-work.js';
import type { Escalation } from './escalation.js';

/** The escalation's card in its department's channel is drawn anew, also where the settings know the department no more. */
export async function refreshEscalation(
  on: TicketWork,
  tx: Transaction,
  { id, department: key }: Pick<Escalation, 'id' | 'department'>,
): Promise<void> {
  const department = on.settings.departments.find((each) => each.key === key);
  const channel = department?.channel ?? (await tx.postOf('escalation', { escalationId: id }))?.channel;
  if (channel !== undefined) on.tell({ kind: 'escalation_card', escalationId: id }, channel, `escalation:${id}`);
}

/** What repeats the ticket's subject and description follows: its card, the confirmation, the departments' cards. */
export async function refreshTexts(on: TicketWork, tx: Transaction, before: Ticket): Promise<void> {
  if (on.ticket.subject !== before.subject) on.refreshConfirmation();
  on.refreshCard();
  for (const escalation of await tx.escalationsOf(on.ticket.id)) await refreshEscalation(on, tx, escalation);
}

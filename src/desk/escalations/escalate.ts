import type { Desk } from '../context.js';
import { Refusal } from '../errors.js';
import type { Transaction } from '../ports.js';
import type { Department, DeskSettings } from '../settings/desk-settings.js';
import type { Priority } from '../tickets/ticket.js';
import type { TicketWork } from '../tickets/ticket-work.js';
import { workOnTicket, type WorkRequest } from '../tickets/work-on-ticket.js';
import { departmentOf, isActive, type Escalation, type Urgency } from './escalation.js';
import { refreshEscalation } from './redraw.js';
import { endEscalation, tellAgent } from './respond.js';

export interface EscalateRequest extends WorkRequest {
  /** The department's key; null: the ticket's category decides. */
  readonly department: string | null;
  readonly reason: string;
  /** Null: as urgent as the ticket. */
  readonly urgency: Urgency | null;
  readonly question: string;
  /** The ticket leaves the departments that have it: their escalations end as handed over. */
  readonly handOver: boolean;
}

/** The department whose categories the ticket's category is in. */
export function departmentFor(settings: DeskSettings, category: string | null): Department | null {
  if (category === null) return null;
  return settings.departments.find((each) => each.categories.includes(category)) ?? null;
}

/**
 * Hands the ticket to a department, in its channel. The ticket's status and the customer's clocks stay as they are.
 * @throws Refusal where no department is named and the category does not decide, or the department has it already
 */
export async function escalateTicket(desk: Desk, request: EscalateRequest): Promise<Escalation> {
  const { result } = await workOnTicket(desk, { ...request, action: 'work' }, async (on, tx) => {
    const { settings } = on;
    const department =
      request.department === null
        ? departmentFor(settings, on.ticket.category)
        : (settings.departments.find(({ key }) => key === request.department) ?? null);
    if (!department) throw new Refusal('refusal.department_needed', { number: on.ticket.number }, 'department');
    const earlier = await tx.escalationsOf(on.ticket.id);
    if (earlier.some((each) => each.department === department.key && isActive(each.state))) {
      throw new Refusal(
        'refusal.escalated_already',
        { number: on.ticket.number, department: `department:${department.key}` },
        'department',
      );
    }
    const escalation = await openEscalation(on, tx, department, request, earlier);
    tellAgent(on, escalation, 'line.escalated');
    return escalation;
  });
  return result;
}

/** A ticket of a category whose department wants such tickets at once goes there as it opens. */
export async function escalateAtOnce(on: TicketWork, tx: Transaction): Promise<void> {
  const department = departmentFor(on.settings, on.ticket.category);
  if (!department?.escalateAtOnce) return;
  await openEscalation(
    on,
    tx,
    department,
    { reason: '', question: '', urgency: null, handOver: false, byRule: true },
    [],
  );
}

/** How urgent an escalation of a ticket with that priority is, unless somebody says otherwise. */
export function urgencyOf(priority: Priority): Urgency {
  return priority === 'urgent' || priority === 'high' ? priority : 'normal';
}

async function openEscalation(
  on: TicketWork,
  tx: Transaction,
  department: Department,
  request: Pick<EscalateRequest, 'reason' | 'urgency' | 'question' | 'handOver'> & { readonly byRule?: boolean },
  earlier: readonly Escalation[],
): Promise<Escalation> {
  const kept: Escalation[] = [];
  for (const each of earlier) {
    const leaves =
      request.handOver && each.state !== 'returned' && each.state !== 'cancelled' && each.state !== 'answered';
    kept.push(leaves ? await endEscalation(on, tx, each, { state: 'cancelled', handedOver: true }) : each);
  }
  const escalation: Escalation = {
    id: tx.newId(),
    teamId: on.ticket.teamId,
    ticketId: on.ticket.id,
    ticketNumber: on.ticket.number,
    version: 1,
    department: department.key,
    tier: 1,
    state: 'waiting',
    reason: request.reason,
    urgency: request.urgency ?? urgencyOf(on.ticket.priority),
    question: request.question,
    openedBy: on.actorId,
    byRule: request.byRule ?? false,
    openedAt: on.now,
    handedOver: false,
    handOverFrom: request.handOver ? (earlier.at(-1)?.id ?? null) : null,
  };
  await tx.insertEscalation(escalation);
  on.change(
    { department: departmentOf([...kept, escalation]) },
    {
      type: 'escalation_changed',
      escalationId: escalation.id,
      department: department.key,
      before: null,
      after: 'waiting',
      handedOver: false,
    },
  );
  await refreshEscalation(on, tx, escalation);
  on.refreshCard();
  return escalation;
}

import { departmentOf, type Escalation } from '../desk/escalations/escalation.js';
import { isResolved } from '../desk/tickets/ticket.js';
import type { Assignment, EscalationStep, Moment, TicketNow, Turn } from './report-reads.js';

/** A point in a ticket's history. `seq` 0: before every event of that moment. */
export type Point = Pick<Moment, 'at' | 'seq'>;

/** @returns negative where `a` comes first */
export function comparePoints(a: Point, b: Point): number {
  return a.at.getTime() - b.at.getTime() || a.seq - b.seq;
}

/** Groups moments by their tickets, each group in the order of time. */
export function byTicket<T extends Moment>(moments: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const moment of moments.toSorted(comparePoints)) {
    const group = groups.get(moment.ticketId);
    if (group) group.push(moment);
    else groups.set(moment.ticketId, [moment]);
  }
  return groups;
}

/** A ticket's assignee just after a point: whom the next assignment took it from, else the present one. */
export function assigneeAt(ticket: TicketNow, point: Point, assignments: readonly Assignment[] = []): string | null {
  const next = assignments.find((each) => comparePoints(each, point) > 0);
  return next ? next.before : ticket.assignee;
}

/** Whether a ticket was unresolved at a moment: what the next turn changed, else what it is now. */
export function wasUnresolved(ticket: TicketNow, at: Date, turns: readonly Turn[] = []): boolean {
  const next = turns.find((turn) => turn.at >= at);
  return next ? next.solved : !isResolved(ticket.status);
}

/** The department at a moment, from the steps of the ticket's escalations until then. */
export function departmentAt(at: Date, history: readonly EscalationStep[] = []): string | null {
  const escalations = new Map<string, Pick<Escalation, 'state' | 'openedAt' | 'department'>>();
  for (const step of history) {
    if (step.at >= at) break;
    const openedAt = escalations.get(step.escalationId)?.openedAt ?? step.at;
    escalations.set(step.escalationId, { state: step.after, openedAt, department: step.department });
  }
  return departmentOf([...escalations.values()]);
}

import type { Candidate, WaitingEscalation } from './report-reads.js';

/** Why a ticket needs someone. Each has its words in `i18n/messages/reports.ts`. */
export type NeedReason =
  'urgent_unassigned' | 'escalation_waiting' | 'customer_waiting' | 'unassigned' | 'unresolved' | 'pending';

export interface Need {
  readonly ticket: Candidate;
  readonly reason: NeedReason;
  /** Since when: the reason's own clock. */
  readonly since: Date;
  /** The department that has not accepted; null for the other reasons. */
  readonly department: string | null;
}

/** A reason with its rank: 1 comes first. */
interface RankedNeed extends Need {
  readonly rank: number;
}

const msAnHour = 60 * 60 * 1000;

/** How long a wait may last before it counts: where it presses (priority or urgency high or urgent), and elsewhere. */
export const patience = { pressing: msAnHour, ordinary: 4 * msAnHour } as const;

function isPressing(level: string): boolean {
  return level === 'high' || level === 'urgent';
}

/** The rank of a wait: 2 where it presses, else `ordinary`; null while it is within patience. */
function rankOfWait(level: string, since: Date, now: Date, ordinary: number): number | null {
  const waited = now.getTime() - since.getTime();
  if (isPressing(level) && waited >= patience.pressing) return 2;
  return waited >= patience.ordinary ? ordinary : null;
}

function escalationNeed(ticket: Candidate, escalation: WaitingEscalation, now: Date): RankedNeed[] {
  const { department, urgency, openedAt } = escalation;
  const rank = rankOfWait(urgency, openedAt, now, 3);
  return rank === null ? [] : [{ ticket, reason: 'escalation_waiting', since: openedAt, department, rank }];
}

function reasonsOf(ticket: Candidate, now: Date): RankedNeed[] {
  const { status, priority, assignee, createdAt, waitingSince } = ticket;
  if (status === 'pending') {
    return [{ ticket, reason: 'pending', since: createdAt, department: null, rank: 7 }];
  }
  const needs: RankedNeed[] = [{ ticket, reason: 'unresolved', since: createdAt, department: null, rank: 6 }];
  if (assignee === null) {
    const isUrgent = priority === 'urgent';
    const reason = isUrgent ? 'urgent_unassigned' : 'unassigned';
    needs.push({ ticket, reason, since: createdAt, department: null, rank: isUrgent ? 1 : 5 });
  }
  const wait = waitingSince && rankOfWait(priority, waitingSince, now, 4);
  if (waitingSince && wait) {
    needs.push({ ticket, reason: 'customer_waiting', since: waitingSince, department: null, rank: wait });
  }
  return needs;
}

function compare(a: RankedNeed, b: RankedNeed): number {
  return a.rank - b.rank || a.since.getTime() - b.since.getTime() || a.ticket.number - b.ticket.number;
}

/**
 * The unresolved tickets that most need someone now, each with its strongest reason.
 *
 * The ranking, first to last: (1) urgent, and nobody has it; (2) a wait that presses: the customer of a high or urgent
 * ticket for an answer, or a high or urgent escalation for its department, for an hour; (3) any escalation that no
 * department accepted for four hours; (4) any customer who waited four hours; (5) nobody has it; (6) unresolved the
 * longest; (7) the same, but waiting for the customer. Within a rank: the longest first, then the smaller number.
 */
export function neediest(candidates: readonly Candidate[], now: Date, limit: number): Need[] {
  return candidates
    .flatMap((ticket) => {
      const escalations = ticket.waitingEscalations.flatMap((each) => escalationNeed(ticket, each, now));
      return [...reasonsOf(ticket, now), ...escalations].toSorted(compare).slice(0, 1);
    })
    .toSorted(compare)
    .slice(0, limit)
    .map(({ rank: _rank, ...need }) => need);
}

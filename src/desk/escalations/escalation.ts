export const escalationStates = ['waiting', 'accepted', 'returned', 'answered', 'cancelled'] as const;
export type EscalationState = (typeof escalationStates)[number];

export const urgencies = ['normal', 'high', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

/** A ticket handed to a department, with clocks of its own; the customer's clocks go on. */
export interface Escalation {
  readonly id: string;
  readonly teamId: string;
  readonly ticketId: string;
  readonly ticketNumber: number;
  readonly version: number;
  /** The department's key in the desk settings. */
  readonly department: string;
  /** 1: functional, to a department. Higher tiers are hierarchical. */
  readonly tier: number;
  readonly state: EscalationState;
  readonly reason: string;
  readonly urgency: Urgency;
  readonly question: string;
  readonly openedBy: string | null;
  /** Opened by the department's setting `escalateAtOnce`, not by a person. */
  readonly byRule: boolean;
  readonly openedAt: Date;
  readonly acceptedAt?: Date;
  readonly acceptedBy?: string;
  /** When it was returned, answered or cancelled. */
  readonly endedAt?: Date;
  readonly endedBy?: string;
  readonly returnReason?: string;
  /** The department's answer is a message (a note) of the ticket. */
  readonly answerMessageId?: string;
  readonly answerPassedOnAt?: Date;
  /** It was cancelled because the ticket went to another department. */
  readonly handedOver: boolean;
  /** The escalation whose ticket this one took over; null where the ticket came from the front desk. */
  readonly handOverFrom: string | null;
}

/** Waiting and accepted escalations are being worked on. */
export function isActive(state: EscalationState): boolean {
  return state === 'waiting' || state === 'accepted';
}

/**
 * The ticket's department: that of its latest escalation that is not returned or cancelled, else the front desk.
 * @param escalations of one ticket, in any order
 * @returns the department's key; null for the front desk
 */
export function departmentOf(
  escalations: readonly Pick<Escalation, 'state' | 'openedAt' | 'department'>[],
): string | null {
  let latest: Pick<Escalation, 'openedAt' | 'department'> | null = null;
  for (const escalation of escalations) {
    if (escalation.state === 'returned' || escalation.state === 'cancelled') continue;
    if (!latest || escalation.openedAt >= latest.openedAt) latest = escalation;
  }
  return latest?.department ?? null;
}

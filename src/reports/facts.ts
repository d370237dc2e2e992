import type { Period } from './period.js';
import type { Owner } from './scope.js';

/** Something that happened to a ticket in the period, and whom it counts for. */
export interface TicketFact extends Owner {
  readonly number: number;
  readonly createdAt: Date;
  readonly at: Date;
}

/** A step of an escalation in the period. Its department is the one that was asked, not the ticket's. */
export interface EscalationFact extends Owner {
  readonly step: 'opened' | 'returned';
}

/** Unresolved tickets of one owner at the period's end. */
export interface BacklogFact extends Owner {
  readonly count: number;
  readonly oldest: { readonly createdAt: Date; readonly number: number };
}

/**
 * All that the KPIs of a period are made of. A ticket's department is the one at the period's end. The agent is the
 * assignee at the moment of the fact; for openings and backlog, the one at the period's end; for first replies, the
 * sender.
 */
export interface PeriodFacts {
  readonly period: Period;
  readonly openings: readonly TicketFact[];
  /** Entries from an unresolved status into solved or closed. */
  readonly solves: readonly TicketFact[];
  /** Entries from solved or closed into an unresolved status. */
  readonly reopenings: readonly TicketFact[];
  readonly firstReplies: readonly TicketFact[];
  readonly escalations: readonly EscalationFact[];
  readonly backlog: readonly BacklogFact[];
}

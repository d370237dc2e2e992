import type { EscalationState, Urgency } from '../desk/escalations/escalation.js';
import type { Priority, Status } from '../desk/tickets/ticket.js';
import type { BacklogFact } from './facts.js';
import type { Scope } from './scope.js';

/** Where an event stands in its ticket's history. */
export interface Moment {
  readonly ticketId: string;
  readonly at: Date;
  readonly seq: number;
}

export interface Opening extends Moment {
  readonly number: number;
}

/** A status change across the line between unresolved and resolved. */
export interface Turn extends Moment {
  /** True: into solved or closed. False: a re-opening. */
  readonly solved: boolean;
}

export interface FirstReply extends Moment {
  /** The sender's user id. */
  readonly by: string;
}

export interface EscalationStep extends Moment {
  readonly escalationId: string;
  readonly department: string;
  /** Null: this step opened the escalation. */
  readonly before: EscalationState | null;
  readonly after: EscalationState;
}

export interface Assignment extends Moment {
  /** Whose ticket it was until then. */
  readonly before: string | null;
}

/** A ticket as it is now, as far as reports need it. */
export interface TicketNow {
  readonly id: string;
  readonly number: number;
  readonly createdAt: Date;
  readonly status: Status;
  readonly assignee: string | null;
  readonly department: string | null;
  /** Merged into another ticket: no report counts it (domain.md). */
  readonly merged: boolean;
}

/** An unresolved ticket that may need someone. */
export interface Candidate {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly priority: Priority;
  readonly status: Status;
  readonly assignee: string | null;
  readonly department: string | null;
  readonly createdAt: Date;
  /** Since when the customer waits for an answer; null while nobody waits. */
  readonly waitingSince: Date | null;
  /** Its escalations that no department accepted yet. */
  readonly waitingEscalations: readonly WaitingEscalation[];
}

export interface WaitingEscalation {
  readonly department: string;
  readonly urgency: Urgency;
  readonly openedAt: Date;
}

/**
 * What reports ask of the store. Every answer comes through an index, and its cost follows what happened since `from`
 * or the backlog, never the number of tickets. Bounds are half-open; `to` null: until now. Any order.
 */
export interface ReportReads {
  /** When the desk's first ticket was opened. */
  firstOpening(): Promise<Date | null>;
  openings(from: Date, to: Date): Promise<Opening[]>;
  firstReplies(from: Date, to: Date): Promise<FirstReply[]>;
  turns(from: Date): Promise<Turn[]>;
  escalationSteps(from: Date, to: Date | null): Promise<EscalationStep[]>;
  assignments(from: Date): Promise<Assignment[]>;
  /** Every step of the escalations of these tickets. */
  escalationHistory(ticketIds: readonly string[]): Promise<EscalationStep[]>;
  tickets(ids: readonly string[]): Promise<TicketNow[]>;
  /** The tickets that are unresolved now and were created before that moment, without those numbers. */
  backlog(before: Date, without: readonly number[]): Promise<BacklogFact[]>;
  /** Unresolved tickets of the scope: at least the `limit` first of each reason of `needs-someone.ts`. */
  candidates(scope: Scope, now: Date, limit: number): Promise<Candidate[]>;
}

/** Where reports come from: all reads of one report see the same moment, however busy the desk is meanwhile. */
export interface ReportSource {
  snapshot<T>(work: (reads: ReportReads) => Promise<T>): Promise<T>;
}

/** The states of a ticket, in the order of its life. */
export const statuses = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'] as const;
/** new: nobody took it; pending: waits for the customer; on_hold: waits for someone else. */
export type Status = (typeof statuses)[number];

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export const channelsOfContact = ['slack', 'email', 'phone', 'chat', 'social', 'web', 'api'] as const;
/** How the customer came. */
export type Via = (typeof channelsOfContact)[number];

export const ticketTypes = ['question', 'incident', 'problem', 'task'] as const;
export type TicketType = (typeof ticketTypes)[number];

/** Who asked: a person in Slack, or a contact outside it whom an agent reaches by phone, e-mail, … */
export type Requester =
  | { readonly kind: 'slack'; readonly userId: string }
  | { readonly kind: 'contact'; readonly name: string; readonly phone?: string; readonly email?: string };

/**
 * Where the requester is: a thread (of a channel, or of their DM with Bellhop), the thread of the confirmation that
 * Bellhop sends them by DM (its place is the post `confirmation`), or nowhere in Slack.
 */
export type Conversation =
  | { readonly kind: 'thread'; readonly channel: string; readonly threadTs: string }
  | { readonly kind: 'dm'; readonly userId: string }
  | { readonly kind: 'none' };

/** The Slack message that a ticket was opened from. */
export interface Source {
  readonly channel: string;
  readonly ts: string;
  readonly permalink?: string;
  /** A private channel, group or DM: shown to the queue only with consent. */
  readonly isPrivate?: boolean;
}

export interface Link {
  readonly kind: 'follow_up_of' | 'followed_up_by' | 'duplicate_of' | 'merged_into' | 'incident';
  readonly ticketId: string;
  readonly number: number;
}

/** The moments that the metrics need (definitions: reference/domain.md). All times UTC, on the desk clock. */
export interface Clocks {
  /** First public agent reply, and who sent it; kept through reopens. */
  readonly firstResponseAt?: Date;
  readonly firstResponseBy?: string;
  readonly firstSolvedAt?: Date;
  readonly lastSolvedAt?: Date;
  readonly closedAt?: Date;
  /** Since when the ticket is in its status. */
  readonly statusSince: Date;
  /** The oldest customer message that no agent answered yet; absent while none waits. */
  readonly waitingSince?: Date;
  readonly lastCustomerMessageAt?: Date;
  readonly lastPublicReplyAt?: Date;
  readonly reopens: number;
  readonly publicReplies: number;
}

export interface Ticket {
  readonly id: string;
  readonly teamId: string;
  /** Gap-free per workspace, shown as T-1042. */
  readonly number: number;
  /** Grows by one with each change: a writer with an old one is stale. */
  readonly version: number;
  readonly subject: string;
  readonly description: string;
  readonly type: TicketType | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly priority: Priority;
  readonly status: Status;
  readonly requester: Requester;
  readonly via: Via;
  readonly assignee: string | null;
  /** Latest escalation that is not returned or cancelled; null: the front desk. */
  readonly department: string | null;
  readonly openedBy: string;
  /** An agent recorded the contact: that contact counts as the first public reply (domain.md, first response time). */
  readonly openedByAgent: boolean;
  readonly conversation: Conversation;
  readonly source: Source | null;
  readonly links: readonly Link[];
  readonly clocks: Clocks;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Number of events so far; the next event gets the next number. */
  readonly eventCount: number;
  /** Its texts and its customer were erased; what is left are figures. */
  readonly erasedAt?: Date;
}

/** Solved and closed tickets are resolved; all others are the backlog. */
export function isResolved(status: Status): boolean {
  return status === 'solved' || status === 'closed';
}

/** The ticket's number as people write it. */
export function ticketName(ticket: Pick<Ticket, 'number'>): string {
  return `T-${ticket.number}`;
}

import type { EscalationState } from '../escalations/escalation.js';
import type { Priority, Status, Via } from './ticket.js';

/** Who did it. `system`: a rule or job of the desk. */
export type Actor = { readonly kind: 'user'; readonly userId: string } | { readonly kind: 'system' };

/** What an event says beyond who and when. Ids and values only: no text that a person wrote. */
export type EventBody =
  | {
      readonly type: 'ticket_opened';
      readonly via: Via;
      readonly priority: Priority;
      readonly category: string | null;
      readonly byAgent: boolean;
    }
  | {
      readonly type: 'status_changed';
      readonly before: Status;
      readonly after: Status;
      readonly why:
        'set' | 'taken' | 'first_reply' | 'customer_wrote' | 'solved_by_requester' | 'reopened' | 'imported';
    }
  | { readonly type: 'assigned'; readonly before: string | null; readonly after: string | null }
  | { readonly type: 'priority_changed'; readonly before: Priority; readonly after: Priority }
  | { readonly type: 'category_changed'; readonly before: string | null; readonly after: string | null }
  | {
      readonly type: 'edited';
      readonly fields: readonly ('subject' | 'description' | 'tags' | 'type' | 'requester' | 'via')[];
    }
  | { readonly type: 'customer_wrote'; readonly messageId: string }
  /** A public reply. `responseSeconds`: since the oldest unanswered customer message (or creation); `first`: it sets the first response time. */
  | {
      readonly type: 'replied';
      readonly messageId: string;
      readonly first: boolean;
      readonly responseSeconds: number | null;
    }
  | { readonly type: 'noted'; readonly messageId: string }
  | { readonly type: 'message_edited'; readonly messageId: string }
  | { readonly type: 'message_deleted'; readonly messageId: string }
  | { readonly type: 'linked'; readonly kind: string; readonly ticketId: string }
  | {
      readonly type: 'escalation_changed';
      readonly escalationId: string;
      readonly department: string;
      readonly before: EscalationState | null;
      readonly after: EscalationState;
      /** True where the escalation ends because the ticket went to another department. */
      readonly handedOver: boolean;
    }
  | { readonly type: 'answer_passed_on'; readonly escalationId: string; readonly messageId: string };

/** One immutable line of a ticket's history; the source of the audit trail and of every KPI. */
export interface TicketEvent {
  readonly teamId: string;
  readonly ticketId: string;
  readonly ticketNumber: number;
  /** 1, 2, 3 … within the ticket. */
  readonly seq: number;
  readonly at: Date;
  readonly actor: Actor;
  readonly body: EventBody;
}

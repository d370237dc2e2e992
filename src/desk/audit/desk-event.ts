import type { RoleList } from '../settings/desk-settings.js';
import type { TicketEvent } from '../tickets/ticket-event.js';

/** Who changed the desk. `terminal`: whoever may run Bellhop's command line. `system`: a job. */
export type DeskActor = { readonly kind: 'user'; readonly userId: string } | { readonly kind: 'terminal' | 'system' };

/** Who was given a role by name, and from whom it was taken. */
export interface RoleChange {
  readonly role: RoleList;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What happened to the desk as a whole: which settings changed, never to what text. */
export type DeskEventBody =
  | {
      readonly type: 'settings_changed';
      readonly version: number;
      readonly fields: readonly string[];
      readonly roles: readonly RoleChange[];
    }
  /** A person's texts and identity were erased. */
  | {
      readonly type: 'forgotten';
      readonly pseudonym: string;
      readonly tickets: number;
      readonly messages: number;
    }
  /** Texts of tickets that were closed long ago were erased. */
  | { readonly type: 'retention'; readonly tickets: number };

/** One immutable line of the desk's own history. */
export interface DeskEvent {
  readonly at: Date;
  readonly actor: DeskActor;
  readonly body: DeskEventBody;
}

/** A page of a history, newest first. */
export interface AuditPage<Event> {
  readonly events: readonly Event[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

export const auditPageSize = 20;

/** Who did what and when. */
export interface AuditLog {
  ofTicket(ticketId: string, page: number): Promise<AuditPage<TicketEvent>>;
  ofDesk(page: number): Promise<AuditPage<DeskEvent>>;
}

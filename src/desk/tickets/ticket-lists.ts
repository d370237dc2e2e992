import type { Ticket } from './ticket.js';

/** Which tickets; unresolved unless `of` is a requester, whose solved ones are shown too. */
export type ListFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'mine'; readonly userId: string }
  | { readonly kind: 'unassigned' }
  | { readonly kind: 'department'; readonly department: string }
  | { readonly kind: 'requester'; readonly userId: string };

export interface TicketPage {
  readonly tickets: readonly Ticket[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

export const pageSize = 20;

/** The desk's lists: most urgent first, then the oldest; a requester's own newest first. */
export interface TicketLists {
  list(filter: ListFilter, page: number): Promise<TicketPage>;
}

import type { Action, Viewer } from '../access/roles.js';
import type { Desk } from '../context.js';
import { HasTicket } from '../errors.js';
import type { Transaction } from '../ports.js';
import { mustBeAloneInThread } from './alone-in-thread.js';
import { findTicket, type TicketRef } from './find-ticket.js';
import type { Ticket } from './ticket.js';
import { TicketWork } from './ticket-work.js';

export interface WorkRequest {
  readonly ticket: TicketRef;
  readonly viewer: Viewer;
  /** Names the request, so that a repeated delivery changes nothing. */
  readonly key: string;
}

/**
 * Runs one use-case on one ticket: finds it, checks the right to it, lets `work` change it, saves it all in one
 * transaction. A racing writer makes it run again from the fresh state.
 */
export async function workOnTicket<T>(
  desk: Desk,
  request: WorkRequest & { readonly action: Action },
  work: (on: TicketWork, tx: Transaction) => T | Promise<T>,
): Promise<{ ticket: Ticket; result: T }> {
  let found: Ticket | null = null;
  const done = desk.store.transaction(async (tx) => {
    await tx.once(request.key);
    const { viewer } = request;
    const ticket = await findTicket(tx, request.ticket, viewer, request.action);
    found = ticket;
    const on = new TicketWork({
      ticket,
      settings: await tx.settings(),
      actor: { kind: 'user', userId: viewer.person.userId },
      now: desk.clock.now(),
    });
    const result = await work(on, tx);
    return { ticket: await on.save(tx), result };
  });
  return done.catch(async (error: unknown) => {
    // another ticket of the thread was faster, and only the unique index noticed
    if (error instanceof HasTicket && found) await mustBeAloneInThread(desk.store.reads, found);
    throw error;
  });
}

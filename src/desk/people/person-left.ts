import type { Desk } from '../context.js';
import { AlreadyDone, StaleError } from '../errors.js';
import { TicketWork } from '../tickets/ticket-work.js';
import { ticketName } from '../tickets/ticket.js';

/** How many ticket numbers the note to the leads names. */
const mostNamed = 20;
/** How often a ticket that others change at the same moment is tried. */
const tries = 5;

/**
 * Somebody left the workspace: their unresolved tickets go back to the queue, said under each card, and the leads are
 * told once which. Safe to repeat: the leads are told before the first is given back, so that whoever goes on after a
 * crash has only the rest to do.
 * @param key names the occasion; the leads are told once for each
 * @param shown the id by which they are named: a pseudonym where they are to be forgotten
 */
export async function personLeft(desk: Desk, userId: string, key: string, shown = userId): Promise<void> {
  const tickets = await desk.store.reads.assignedTo(userId);
  if (tickets.length === 0) return;
  const numbers = tickets.map(({ number }) => number);
  await tellLeads(desk, { userId, shown }, numbers, key);
  for (const { id } of tickets) await giveBack(desk, id, userId, shown);
}

async function giveBack(desk: Desk, ticketId: string, userId: string, shown: string, attempt = 1): Promise<void> {
  const settings = await desk.store.reads.settings();
  try {
    await desk.store.transaction(async (tx) => {
      const ticket = await tx.ticket(ticketId);
      if (ticket?.assignee !== userId) return;
      const on = new TicketWork({ ticket, settings, actor: { kind: 'system' }, now: desk.clock.now() });
      on.assign(null);
      on.refreshCard();
      on.tellCard({ key: 'line.assignee_left', values: { who: `person:${shown}` } });
      await on.save(tx);
    });
  } catch (error) {
    if (!(error instanceof StaleError) || attempt >= tries) throw error;
    await giveBack(desk, ticketId, userId, shown, attempt + 1);
  }
}

async function tellLeads(
  desk: Desk,
  { userId, shown }: { readonly userId: string; readonly shown: string },
  numbers: readonly number[],
  key: string,
): Promise<void> {
  const { roles } = await desk.store.reads.settings();
  const named = numbers.slice(0, mostNamed).map((number) => ticketName({ number }));
  const tickets = [...named, ...(numbers.length > mostNamed ? ['…'] : [])].join(', ');
  const line = { key: 'line.left', values: { who: `person:${shown}`, count: numbers.length, tickets } } as const;
  const readers = roles.leads.length > 0 ? roles.leads : roles.managers;
  try {
    await desk.store.transaction(async (tx) => {
      await tx.once(`left:${key}`);
      await tx.addOutgoing(
        readers
          .filter((reader) => reader !== userId)
          .map((reader) => ({
            intent: { kind: 'notice', userId: reader, line },
            lane: `user:${reader}`,
            coalesce: null,
          })),
      );
    });
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
  }
}

import type { Desk } from '../context.js';
import type { Erasure } from './erasure.js';

const dayMs = 24 * 60 * 60 * 1000;
/** How many tickets one run erases at most: what is left is for the next. */
export const mostPerRun = 200;
const batch = 20;

/** Texts from before that moment are not kept. */
export function retentionBegins(now: Date, closedDays: number): Date {
  return new Date(now.getTime() - closedDays * dayMs);
}

/**
 * Erases texts and customers of tickets that were closed so many days ago; their figures stay. Bounded: a desk that
 * begins with it late takes its years back over many runs.
 * @returns how many
 */
export async function eraseOldTickets(
  desk: Desk,
  erasure: Pick<Erasure, 'closedBefore' | 'eraseTicket'>,
  closedDays: number,
  word: string,
): Promise<number> {
  const moment = retentionBegins(desk.clock.now(), closedDays);
  let tickets = 0;
  while (tickets < mostPerRun) {
    const ids = await erasure.closedBefore(moment, Math.min(batch, mostPerRun - tickets));
    if (ids.length === 0) break;
    for (const id of ids) await erasure.eraseTicket(id, word);
    tickets += ids.length;
  }
  if (tickets > 0)
    await desk.store.transaction((tx) => tx.addDeskEvent({ kind: 'system' }, { type: 'retention', tickets }));
  return tickets;
}

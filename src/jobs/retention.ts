import type { Desk } from '../desk/context.js';
import type { Erasure } from '../desk/privacy/erasure.js';
import type { Unhandled } from '../desk/inbox.js';
import { eraseOldTickets, retentionBegins } from '../desk/privacy/retention.js';
import type { Slots } from '../desk/slots.js';
import { translate } from '../i18n/translate.js';
import type { Job, Slot } from './job.js';

export interface RetentionJobDeps {
  readonly desk: Desk;
  readonly erasure: Pick<Erasure, 'closedBefore' | 'eraseTicket'>;
  readonly unhandled: Pick<Unhandled, 'dropOlder'>;
  readonly slots: Slots;
}

const hourMs = 60 * 60 * 1000;
const slotsKeptMs = 7 * 24 * hourMs;

/**
 * Erases texts of tickets that were closed long ago, a bounded number each hour, and of events as old that could not be
 * handled. What a run missed the next one finds.
 */
export function retentionJob({ desk, erasure, unhandled, slots }: RetentionJobDeps): Job {
  const name = 'retention';
  return {
    name,
    async due(now) {
      const { retention } = await desk.store.reads.settings();
      if (retention.closedDays === null) return { slots: [], next: null };
      const hour = Math.floor(now.getTime() / hourMs) * hourMs;
      const slot: Slot = { name: new Date(hour).toISOString() };
      const isTaken = await slots.isTaken(name, slot.name);
      return { slots: isTaken ? [] : [slot], next: new Date(hour + hourMs) };
    },
    async run(slot, now) {
      const { retention, locale } = await desk.store.reads.settings();
      if (retention.closedDays === null) return false;
      if (!(await slots.take(name, slot.name, now, new Date(now.getTime() - slotsKeptMs)))) return false;
      await unhandled.dropOlder(retentionBegins(now, retention.closedDays));
      await eraseOldTickets(desk, erasure, retention.closedDays, translate(locale, 'word.erased'));
      return true;
    },
  };
}

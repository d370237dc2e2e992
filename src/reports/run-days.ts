import type { RunTicket } from './run-reads.js';
import { isReopening, isSolve } from './run-turns.js';

type DayTable = Readonly<Record<string, number>>;

/** Every UTC day from the first opening to the last event, days on which nothing happened included. */
export interface DayTables {
  readonly created: DayTable;
  /** Entries from an unresolved status into solved or closed; a ticket may have several. */
  readonly solved: DayTable;
  /** Tickets that are unresolved at 24:00; what happens at 24:00 belongs to the next day. */
  readonly backlog: DayTable;
}

const dayMs = 86_400_000;

/** What happened on each day. */
export function dayTables(tickets: readonly RunTicket[]): DayTables {
  const created = tickets.map(({ createdAt }) => createdAt);
  const solved = tickets.flatMap(({ turns }) => turns.filter(isSolve).map(({ at }) => at));
  const reopened = tickets.flatMap(({ turns }) => turns.filter(isReopening).map(({ at }) => at));
  const days = daysOf(tickets);
  const [opens, solves, reopenings] = [created, solved, reopened].map(countByDay);
  const on = (counts: ReadonlyMap<string, number> | undefined, day: string): number => counts?.get(day) ?? 0;
  const backlog: Record<string, number> = {};
  let left = 0;
  for (const day of days) {
    left += on(opens, day) + on(reopenings, day) - on(solves, day);
    backlog[day] = left;
  }
  const table = (counts: ReadonlyMap<string, number> | undefined): DayTable =>
    Object.fromEntries(days.map((day) => [day, on(counts, day)]));
  return { created: table(opens), solved: table(solves), backlog };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function daysOf(tickets: readonly RunTicket[]): string[] {
  if (tickets.length === 0) return [];
  let first = Infinity;
  let last = -Infinity;
  for (const { createdAt, lastEventAt } of tickets) {
    first = Math.min(first, createdAt.getTime());
    last = Math.max(last, lastEventAt.getTime());
  }
  const days: string[] = [];
  for (let at = first - (first % dayMs); at <= last; at += dayMs) days.push(dayOf(new Date(at)));
  return days;
}

function countByDay(moments: readonly Date[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const at of moments) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1);
  return counts;
}

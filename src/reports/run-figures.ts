import { statuses, type Status } from '../desk/tickets/ticket.js';
import type { RunReads, RunTicket } from './run-reads.js';
import { dayTables, type DayTables } from './run-days.js';
import { isReopening, isSolve } from './run-turns.js';

/** How long something took, over `n` tickets. Minutes; a percentile lies between two ranks, linearly. */
export interface Durations {
  readonly n: number;
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
}

/** What a replay comes to. Definitions: issue 3, "Real input". */
export interface RunFigures extends DayTables {
  /** Incidents of the log that have a ticket. */
  readonly incidents: number;
  readonly tickets: number;
  /** Escalations that took a ticket over from another department. */
  readonly handovers: number;
  /** Tickets that were re-opened, once or more often. */
  readonly reopened: number;
  readonly byStatus: Readonly<Record<Status, number>>;
  readonly firstSolve: Durations;
  readonly lastSolve: Durations;
  /** Minutes in each status, from opening to the ticket's last event, over all tickets. */
  readonly statusMinutes: Readonly<Record<Status, number>>;
}

const minuteMs = 60_000;

/** Computes the figures of the tickets after that number. */
export async function runFigures(reads: RunReads, afterNumber: number): Promise<RunFigures> {
  const tickets = await reads.tickets(afterNumber);
  const solves = tickets.map((ticket) => ticket.turns.filter(isSolve).map(({ at }) => minutes(ticket.createdAt, at)));
  return {
    incidents: new Set(tickets.map(({ tag }) => tag)).size,
    tickets: tickets.length,
    handovers: sum(tickets.map(handOvers)),
    reopened: tickets.filter(({ turns }) => turns.some(isReopening)).length,
    byStatus: perStatus((status) => tickets.filter((ticket) => ticket.status === status).length),
    firstSolve: durations(solves.flatMap((each) => each.slice(0, 1))),
    lastSolve: durations(solves.flatMap((each) => each.slice(-1))),
    ...dayTables(tickets),
    statusMinutes: statusMinutes(tickets),
  };
}

function handOvers({ departments }: RunTicket): number {
  return departments.filter((each, index) => index > 0 && each !== departments[index - 1]).length;
}

function statusMinutes(tickets: readonly RunTicket[]): Record<Status, number> {
  const spent = perStatus(() => 0);
  for (const { createdAt, turns, lastEventAt } of tickets) {
    let [status, since]: [Status, Date] = ['new', createdAt];
    for (const { at, after } of turns) {
      spent[status] += minutes(since, at);
      [status, since] = [after, at];
    }
    spent[status] += minutes(since, lastEventAt);
  }
  return spent;
}

function perStatus(of: (status: Status) => number): Record<Status, number> {
  return Object.fromEntries(statuses.map((status) => [status, of(status)])) as Record<Status, number>;
}

/** Whole minutes. */
function minutes(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / minuteMs);
}

function durations(values: readonly number[]): Durations {
  const sorted = values.toSorted((a, b) => a - b);
  return { n: sorted.length, medianMinutes: percentileOf(sorted, 50), p90Minutes: percentileOf(sorted, 90) };
}

/**
 * A percentile, linear between ranks. In hundredths of whole numbers, so that no rounding shows (40802.8, not
 * 40802.800000000025 as by `percentile.ts`).
 */
function percentileOf(sorted: readonly number[], percent: number): number | null {
  const rank = (sorted.length - 1) * percent;
  const below = sorted[Math.floor(rank / 100)];
  const above = sorted[Math.ceil(rank / 100)];
  if (below === undefined || above === undefined) return null;
  const share = rank % 100;
  return (below * (100 - share) + above * share) / 100;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}

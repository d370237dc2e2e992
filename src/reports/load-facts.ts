import { assigneeAt, byTicket, departmentAt, wasUnresolved, type Point } from './as-of.js';
import type { BacklogFact, EscalationFact, PeriodFacts, TicketFact } from './facts.js';
import type { Period } from './period.js';
import type { EscalationStep, Moment, ReportReads, TicketNow } from './report-reads.js';
import type { Owner } from './scope.js';

/** Whom the facts must be told apart by. What is not asked for is not read, and stands for the present. */
export interface Detail {
  readonly departments: boolean;
  readonly agents: boolean;
}

/**
 * Reads a period's facts exactly as they stood at its end: the present state, with everything undone that happened
 * since. The cost follows the events since the period began.
 */
export async function loadFacts(reads: ReportReads, period: Period, detail: Detail): Promise<PeriodFacts> {
  const { from, to } = period;
  const [openings, firstReplies, turns, steps, assignments] = await Promise.all([
    reads.openings(from, to),
    reads.firstReplies(from, to),
    reads.turns(from),
    reads.escalationSteps(from, detail.departments ? null : to),
    detail.agents ? reads.assignments(from) : [],
  ]);
  const within = <T extends Moment>(moments: readonly T[]): T[] => moments.filter(({ at }) => at < to);
  const later = <T extends Moment>(moments: readonly T[]): T[] => moments.filter(({ at }) => at >= to);
  const movedLater = idsOf(later(steps));
  const changedLater = new Set([...movedLater, ...idsOf(later(turns)), ...idsOf(later(assignments))]);
  const touched = idsOf([...openings, ...firstReplies, ...within(turns), ...within(steps)]);
  const [tickets, history] = await Promise.all([
    reads.tickets([...new Set([...touched, ...changedLater])]),
    reads.escalationHistory([...movedLater]),
  ]);

  const known = new Map(tickets.filter(({ merged }) => !merged).map((ticket) => [ticket.id, ticket]));
  const histories = byTicket<EscalationStep>(history);
  const assigned = byTicket(assignments);
  const turned = byTicket(turns);
  const end: Point = { at: to, seq: 0 };
  const ownerAt = (ticket: TicketNow, point: Point): Owner => ({
    department: movedLater.has(ticket.id) ? departmentAt(to, histories.get(ticket.id)) : ticket.department,
    agent: assigneeAt(ticket, point, assigned.get(ticket.id)),
  });
  const ticketFact = (moment: Moment, point: Point): TicketFact[] => {
    const ticket = known.get(moment.ticketId);
    if (!ticket) return [];
    return [{ ...ownerAt(ticket, point), number: ticket.number, createdAt: ticket.createdAt, at: moment.at }];
  };
  const escalationFact = (moment: EscalationStep): EscalationFact[] => {
    const step = moment.before === null ? 'opened' : moment.after;
    const ticket = known.get(moment.ticketId);
    if (!ticket || (step !== 'opened' && step !== 'returned')) return [];
    return [{ step, department: moment.department, agent: ownerAt(ticket, moment).agent }];
  };
  const changed = tickets.filter(({ id }) => changedLater.has(id));
  const changedBacklog = changed
    .filter((ticket) => ticket.createdAt < to && wasUnresolved(ticket, to, turned.get(ticket.id)))
    .map((ticket): BacklogFact => {
      const { createdAt, number } = ticket;
      return { ...ownerAt(ticket, end), count: 1, oldest: { createdAt, number } };
    });
  const turnsWithin = within(turns);
  return {
    period,
    openings: openings.flatMap((opening) => ticketFact(opening, end)),
    solves: turnsWithin.filter(({ solved }) => solved).flatMap((turn) => ticketFact(turn, turn)),
    reopenings: turnsWithin.filter(({ solved }) => !solved).flatMap((turn) => ticketFact(turn, turn)),
    firstReplies: firstReplies.flatMap((reply) => ticketFact(reply, end).map((fact) => ({ ...fact, agent: reply.by }))),
    escalations: within(steps).flatMap(escalationFact),
    backlog: [...(await reads.backlog(to, numbersOf(changed))), ...changedBacklog],
  };
}

function idsOf(moments: readonly Moment[]): Set<string> {
  return new Set(moments.map(({ ticketId }) => ticketId));
}

function numbersOf(tickets: readonly TicketNow[]): number[] {
  return tickets.map(({ number }) => number);
}

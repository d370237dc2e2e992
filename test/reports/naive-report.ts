import type { TicketEvent } from '../../src/desk/tickets/ticket-event.js';

/*
 * The oracle: every figure recomputed by playing each ticket's events from its beginning, with code of its own. It
 * shares nothing with src/reports, neither the reading backwards nor the percentile.
 */
export interface NaiveFigures {
  created: number;
  solved: number;
  backlog: number;
  oldestSeconds: number | null;
  oldestNumber: number | null;
  responses: number[];
  resolutions: number[];
  reopened: number;
  escalated: number;
  returned: number;
}

interface Wanted {
  from: Date;
  to: Date;
  department?: string | null | undefined;
  agent?: string | undefined;
}

interface Played {
  solves: { at: number; agent: string | null }[];
  reopenings: (string | null)[];
  replies: { at: number; agent: string }[];
  asked: { department: string; agent: string | null; what: 'opened' | 'returned' }[];
  isResolved: boolean;
  agent: string | null;
  department: string | null;
}

const over = ['solved', 'closed'];

/** Plays a ticket's events up to `to`; keeps what happened since `from`. */
function play(events: TicketEvent[], from: number, to: number): Played {
  const played: Played = {
    solves: [],
    reopenings: [],
    replies: [],
    asked: [],
    isResolved: false,
    agent: null,
    department: null,
  };
  const open: { id: string; department: string; gone: boolean }[] = [];
  for (const { at, actor, body } of events) {
    const time = at.getTime();
    if (time >= to) break;
    const counts = time >= from;
    if (body.type === 'assigned') played.agent = body.after;
    if (body.type === 'status_changed') {
      const [was, is] = [over.includes(body.before), over.includes(body.after)];
      if (counts && !was && is) played.solves.push({ at: time, agent: played.agent });
      if (counts && was && !is) played.reopenings.push(played.agent);
      played.isResolved = is;
    }
    if (body.type === 'replied' && body.first && actor.kind === 'user' && counts) {
      played.replies.push({ at: time, agent: actor.userId });
    }
    if (body.type === 'escalation_changed') {
      const { escalationId, department, before, after } = body;
      const what = before === null ? 'opened' : after === 'returned' ? 'returned' : null;
      if (counts && what) played.asked.push({ department, agent: played.agent, what });
      if (before === null) open.push({ id: escalationId, department, gone: false });
      const found = open.find(({ id }) => id === escalationId);
      if (found && (after === 'returned' || after === 'cancelled')) found.gone = true;
    }
  }
  played.department = open.filter(({ gone }) => !gone).at(-1)?.department ?? null;
  return played;
}

export function naiveFigures(events: readonly TicketEvent[], wanted: Wanted): NaiveFigures {
  const [from, to] = [wanted.from.getTime(), wanted.to.getTime()];
  const figures: NaiveFigures = {
    created: 0,
    solved: 0,
    backlog: 0,
    oldestSeconds: null,
    oldestNumber: null,
    responses: [],
    resolutions: [],
    reopened: 0,
    escalated: 0,
    returned: 0,
  };
  const numbers = [...new Set(events.map(({ ticketNumber }) => ticketNumber))].sort((a, b) => a - b);
  for (const number of numbers) {
    const own = events.filter(({ ticketNumber }) => ticketNumber === number).sort((a, b) => a.seq - b.seq);
    const born = own[0]?.at.getTime() ?? Infinity;
    if (born >= to) continue;
    const played = play(own, from, to);
    const inDepartment = wanted.department === undefined || wanted.department === played.department;
    const isOf = (agent: string | null): boolean => wanted.agent === undefined || wanted.agent === agent;
    for (const { department, agent, what } of played.asked) {
      if (wanted.department !== undefined && wanted.department !== department) continue;
      if (!isOf(agent)) continue;
      if (what === 'opened') figures.escalated += 1;
      else figures.returned += 1;
    }
    if (!inDepartment) continue;
    if (born >= from && isOf(played.agent)) figures.created += 1;
    figures.solved += played.solves.filter(({ agent }) => isOf(agent)).length;
    const last = played.solves.at(-1);
    if (last && isOf(last.agent)) figures.resolutions.push((last.at - born) / 1000);
    if (played.reopenings.some(isOf)) figures.reopened += 1;
    for (const { at, agent } of played.replies) if (isOf(agent)) figures.responses.push((at - born) / 1000);
    if (!played.isResolved && isOf(played.agent)) {
      figures.backlog += 1;
      const age = (to - born) / 1000;
      if (figures.oldestSeconds === null || age > figures.oldestSeconds) {
        figures.oldestSeconds = age;
        figures.oldestNumber = number;
      }
    }
  }
  return figures;
}

/** The value below which that share of the values lies: walks along the sorted values, step by step. */
export function naivePercentile(values: number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  let left = share * (sorted.length - 1);
  let index = 0;
  while (left >= 1) {
    left -= 1;
    index += 1;
  }
  const here = sorted[index] ?? 0;
  const there = sorted[index + 1] ?? here;
  return here * (1 - left) + there * left;
}

import { departmentOf, type Escalation, type EscalationState } from '../../src/desk/escalations/escalation.js';
import type { EventBody, TicketEvent } from '../../src/desk/tickets/ticket-event.js';
import { isResolved, priorities, statuses, type Status, type Ticket } from '../../src/desk/tickets/ticket.js';

export interface RandomDesk {
  readonly tickets: readonly Ticket[];
  readonly events: readonly TicketEvent[];
  readonly escalations: readonly Escalation[];
}

export interface RandomDeskOptions {
  readonly seed: number;
  readonly tickets: number;
  readonly from: Date;
  /** How long the history is. */
  readonly days: number;
}

export const agents = ['UANN', 'UBEN', 'UCAT', 'UDAN'] as const;
export const departmentKeys = ['billing', 'product', 'it'] as const;

const hourMs = 60 * 60 * 1000;

/** Mulberry32: small, seeded, good enough for tests. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A desk's random past, told as the desk would: events, and the tickets and escalations that they lead to. */
export function randomDesk({ seed, tickets, from, days }: RandomDeskOptions): RandomDesk {
  const next = random(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const made: RandomDesk = { tickets: [], events: [], escalations: [] };
  for (let number = 1; number <= tickets; number += 1) {
    // Whole hours, so that many things happen exactly at midnight and many at the same moment.
    const createdAt = new Date(from.getTime() + Math.floor((days * 24 * number) / (tickets + 1)) * hourMs);
    const one = randomTicket(number, createdAt, next, pick);
    (made.tickets as Ticket[]).push(one.ticket);
    (made.events as TicketEvent[]).push(...one.events);
    (made.escalations as Escalation[]).push(...one.escalations);
  }
  return made;
}

function randomTicket(number: number, createdAt: Date, next: () => number, pick: <T>(values: readonly T[]) => T) {
  const id = `ticket${number}`;
  const events: TicketEvent[] = [];
  const escalations: Escalation[] = [];
  const byAgent = next() < 0.3;
  const priority = pick(priorities);
  let at = createdAt;
  let status: Status = 'new';
  let assignee: string | null = null;
  let replies = byAgent ? 1 : 0;
  let reopens = 0;
  let firstResponseAt: Date | undefined;
  let waitingSince: Date | undefined = byAgent ? undefined : createdAt;
  let statusSince = createdAt;
  const record = (body: EventBody, userId: string | null = pick(agents)): void => {
    events.push({
      teamId: 'T1',
      ticketId: id,
      ticketNumber: number,
      seq: events.length + 1,
      at,
      actor: userId === null ? { kind: 'system' } : { kind: 'user', userId },
      body,
    });
  };
  const setStatus = (after: Status): void => {
    if (after === status) return;
    record({ type: 'status_changed', before: status, after, why: 'set' });
    if (isResolved(status) && !isResolved(after)) reopens += 1;
    if (isResolved(after)) waitingSince = undefined;
    status = after;
    statusSince = at;
  };
  const step = (escalation: Escalation, after: EscalationState, handedOver: boolean): void => {
    record({
      type: 'escalation_changed',
      escalationId: escalation.id,
      department: escalation.department,
      before: escalation.state,
      after,
      handedOver,
    });
    const ended = after === 'accepted' ? { acceptedAt: at } : { endedAt: at };
    escalations[escalations.indexOf(escalation)] = { ...escalation, state: after, ...ended, handedOver };
  };

  record({ type: 'ticket_opened', via: 'slack', priority, category: null, byAgent });
  const actions = Math.floor(next() * 12);
  for (let action = 0; action < actions; action += 1) {
    at = new Date(at.getTime() + Math.floor(next() * next() * 60) * hourMs);
    const active = escalations.find(({ state }) => state === 'waiting' || state === 'accepted');
    switch (
      pick(['assign', 'status', 'status', 'solve', 'reply', 'robot', 'customer', 'escalate', 'respond'] as const)
    ) {
      case 'assign': {
        const after: string | null = pick([...agents, null]);
        if (after !== assignee) record({ type: 'assigned', before: assignee, after });
        assignee = after;
        break;
      }
      case 'status':
        setStatus(pick(statuses));
        break;
      case 'solve':
        setStatus('solved');
        break;
      case 'reply': {
        replies += 1;
        const first = firstResponseAt === undefined && replies >= (byAgent ? 2 : 1);
        record({ type: 'replied', messageId: `m${number}.${action}`, first, responseSeconds: null });
        if (first) firstResponseAt = at;
        waitingSince = undefined;
        break;
      }
      case 'robot':
        record({ type: 'replied', messageId: `m${number}.${action}`, first: false, responseSeconds: null }, null);
        break;
      case 'customer':
        record({ type: 'customer_wrote', messageId: `m${number}.${action}` });
        if (!isResolved(status)) waitingSince ??= at;
        break;
      case 'escalate': {
        if (active && next() < 0.7) step(active, 'cancelled', true);
        const department = pick(departmentKeys);
        const escalation: Escalation = {
          id: `${id}.e${escalations.length + 1}`,
          teamId: 'T1',
          ticketId: id,
          ticketNumber: number,
          version: 1,
          department,
          tier: 1,
          state: 'waiting',
          reason: '',
          urgency: pick(['normal', 'high', 'urgent']),
          question: '',
          openedBy: null,
          openedAt: at,
          handedOver: false,
          handOverFrom: null,
          byRule: false,
        };
        escalations.push(escalation);
        record({
          type: 'escalation_changed',
          escalationId: escalation.id,
          department,
          before: null,
          after: 'waiting',
          handedOver: false,
        });
        break;
      }
      case 'respond':
        if (active) step(active, pick(['accepted', 'returned', 'returned', 'answered', 'cancelled']), false);
        break;
    }
  }
  const ticket: Ticket = {
    id,
    teamId: 'T1',
    number,
    version: 1,
    subject: `Subject ${number}`,
    description: '',
    type: null,
    category: null,
    tags: [],
    priority,
    status,
    requester: { kind: 'slack', userId: 'UREQ' },
    via: 'slack',
    assignee,
    department: departmentOf(escalations),
    openedBy: 'UREQ',
    openedByAgent: byAgent,
    conversation: { kind: 'none' },
    source: null,
    links: [],
    clocks: {
      statusSince,
      reopens,
      publicReplies: replies,
      ...(firstResponseAt ? { firstResponseAt } : {}),
      ...(waitingSince ? { waitingSince } : {}),
    },
    createdAt,
    updatedAt: at,
    eventCount: events.length,
  };
  return { ticket, events, escalations };
}

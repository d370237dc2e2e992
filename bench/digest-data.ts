import type { EventBody, TicketEvent } from '../src/desk/tickets/ticket-event.js';
import type { Escalation } from '../src/desk/escalations/escalation.js';
import type { Status, Ticket } from '../src/desk/tickets/ticket.js';
import type { Models } from '../src/store/models/schemas.js';
import { fromEscalation, fromEvent, fromTicket } from '../src/store/repositories/mapping.js';

export interface History {
  readonly tickets: number;
  readonly perDay: number;
  /** The share of old tickets that was never solved. */
  readonly unresolvedShare: number;
  /** The last ticket is opened just before. */
  readonly until: Date;
}

export const departments = ['billing', 'product', 'it', 'sales', 'logistics'] as const;
const agents = Array.from({ length: 10 }, (_, index) => `UAGENT${index}`);
const dayMs = 24 * 60 * 60 * 1000;
const minuteMs = 60 * 1000;
const batch = 2000;

interface Made {
  readonly ticket: Ticket;
  readonly events: TicketEvent[];
  readonly escalations: Escalation[];
}

/** One ticket of an ordinary desk: taken, answered, now and then escalated, mostly solved within a day. */
function makeTicket(number: number, createdAt: Date, isStuck: boolean): Made {
  const id = `ticket-${String(number).padStart(8, '0')}`;
  const agent = agents[number % agents.length] ?? null;
  const later = (minutes: number): Date => new Date(createdAt.getTime() + minutes * minuteMs);
  const events: TicketEvent[] = [];
  const record = (at: Date, body: EventBody): void => {
    const seq = events.length + 1;
    const actor = { kind: 'user', userId: agent ?? 'UREQ' } as const;
    events.push({ teamId: 'T1', ticketId: id, ticketNumber: number, seq, at, actor, body });
  };
  record(createdAt, { type: 'ticket_opened', via: 'slack', priority: 'normal', category: null, byAgent: false });
  record(later(5), { type: 'assigned', before: null, after: agent });
  record(later(5), { type: 'status_changed', before: 'new', after: 'open', why: 'taken' });
  const wait = 5 + (number % 90);
  record(later(wait), { type: 'replied', messageId: `m-${id}`, first: true, responseSeconds: wait * 60 });
  const escalations: Escalation[] = [];
  if (number % 5 === 0) {
    const department = departments[(number / 5) % departments.length] ?? 'it';
    const escalationId = `escalation-${id}`;
    const step = { type: 'escalation_changed', escalationId, department, handedOver: false } as const;
    record(later(wait + 1), { ...step, before: null, after: 'waiting' });
    record(later(wait + 30), { ...step, before: 'waiting', after: 'accepted' });
    escalations.push({
      id: escalationId,
      teamId: 'T1',
      ticketId: id,
      ticketNumber: number,
      version: 2,
      department,
      tier: 1,
      state: 'accepted',
      reason: 'r',
      urgency: 'normal',
      question: '',
      openedBy: agent,
      openedAt: later(wait + 1),
      acceptedAt: later(wait + 30),
      handedOver: false,
      handOverFrom: null,
      byRule: false,
    });
  }
  const status: Status = isStuck ? 'open' : 'solved';
  if (!isStuck) record(later(wait + 600), { type: 'status_changed', before: 'open', after: 'solved', why: 'set' });
  const ticket: Ticket = {
    id,
    teamId: 'T1',
    number,
    version: events.length,
    subject: `A question about order ${number} that somebody asked`,
    description: 'It does not work as it did last week, and nobody knows why. '.repeat(4),
    type: null,
    category: null,
    tags: [],
    priority: 'normal',
    status,
    requester: { kind: 'slack', userId: `UREQ${number % 500}` },
    via: 'slack',
    assignee: agent,
    department: escalations[0]?.department ?? null,
    openedBy: `UREQ${number % 500}`,
    openedByAgent: false,
    conversation: { kind: 'none' },
    source: null,
    links: [],
    clocks: {
      statusSince: later(wait),
      reopens: 0,
      publicReplies: 1,
      ...(isStuck ? { waitingSince: later(wait) } : {}),
    },
    createdAt,
    updatedAt: later(wait),
    eventCount: events.length,
  };
  return { ticket, events, escalations };
}

/** Writes a desk's past straight into the database: a steady number of tickets a day, as far back as it takes. */
export async function fillDesk(models: Models, { tickets, perDay, unresolvedShare, until }: History): Promise<void> {
  const every = Math.round(1 / unresolvedShare);
  for (let from = 1; from <= tickets; from += batch) {
    const made: Made[] = [];
    for (let number = from; number < Math.min(from + batch, tickets + 1); number += 1) {
      const createdAt = new Date(until.getTime() - ((tickets - number + 1) / perDay) * dayMs);
      made.push(makeTicket(number, createdAt, number % every === 0));
    }
    await models.tickets.collection.insertMany(made.map(({ ticket }) => fromTicket(ticket)));
    await models.events.collection.insertMany(made.flatMap(({ events }) => events.map(fromEvent)));
    const escalations = made.flatMap((each) => each.escalations.map(fromEscalation));
    if (escalations.length > 0) await models.escalations.collection.insertMany(escalations);
  }
}

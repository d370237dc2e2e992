import type { Escalation } from '../../desk/escalations/escalation.js';
import type { Message } from '../../desk/messages/message.js';
import type { OutboxRow } from '../../desk/outbox/queue.js';
import type { Outgoing, Post } from '../../desk/outbox/intent.js';
import { phoneKey } from '../../desk/tickets/phone-key.js';
import { isResolved, type Ticket } from '../../desk/tickets/ticket.js';
import type { TicketEvent } from '../../desk/tickets/ticket-event.js';
import type { Doc } from '../models/schemas.js';

/*
 * Documents ↔ the types of `desk/`. A document has the shape of its type, with `_id` for `id`; the casts below are
 * sound because only this store writes these collections, through strict schemas.
 */

function withId(doc: Doc): unknown {
  const { _id, ...rest } = doc;
  return { ...rest, id: _id as string };
}

function withoutId(value: { readonly id: string }): Doc {
  const { id, ...rest } = value;
  return { _id: id, ...rest };
}

/** A ticket as the desk knows it. */
export function toTicket(doc: Doc): Ticket {
  const { unresolved: _unresolved, live: _live, requester, ...rest } = doc;
  const { phoneKey: _phoneKey, ...known } = requester as Doc;
  return withId({ ...rest, requester: known }) as Ticket;
}

/** A ticket as the database keeps it. */
export function fromTicket(ticket: Ticket): Doc {
  const { requester, status } = ticket;
  const phone = requester.kind === 'contact' ? requester.phone : undefined;
  return {
    ...withoutId(ticket),
    requester: phone === undefined ? requester : { ...requester, phoneKey: phoneKey(phone) },
    unresolved: !isResolved(status),
    live: status !== 'closed',
  };
}

/** A message as the desk knows it. */
export function toMessage(doc: Doc): Message {
  return withId({ fileCopies: [], ...doc }) as Message;
}

/** A message as the database keeps it. */
export function fromMessage(message: Message): Doc {
  return withoutId(message);
}

/** An escalation as the desk knows it. */
export function toEscalation(doc: Doc): Escalation {
  return withId(doc) as Escalation;
}

/** An escalation as the database keeps it. */
export function fromEscalation(escalation: Escalation): Doc {
  return withoutId(escalation);
}

/** A post of Bellhop’s as the desk knows it. */
export function toPost(doc: Doc): Post {
  const { _id, ...rest } = doc;
  return rest as unknown as Post;
}

/** An event as the database keeps it, for good. */
export function fromEvent(event: TicketEvent): Doc {
  return { ...event };
}

/** @param at when it was asked for, on the desk clock */
export function fromOutgoing(outgoing: Outgoing, id: string, teamId: string, at: Date): Doc {
  return {
    _id: id,
    teamId,
    lane: outgoing.lane,
    coalesce: outgoing.coalesce,
    intent: outgoing.intent,
    state: 'waiting',
    createdAt: at,
    dueAt: at,
    attempts: 0,
    inDoubt: false,
    divertedTo: outgoing.divertedTo ?? null,
    lastError: null,
  };
}

/** A row of the outbox as its worker knows it. */
export function toOutboxRow(doc: Readonly<Record<string, unknown>>): OutboxRow {
  return {
    id: doc['_id'] as string,
    lane: doc['lane'] as string,
    intent: doc['intent'] as OutboxRow['intent'],
    createdAt: doc['createdAt'] as Date,
    dueAt: doc['dueAt'] as Date,
    attempts: doc['attempts'] as number,
    asked: (doc['asked'] as number | undefined) ?? 0,
    inDoubt: doc['inDoubt'] === true,
    divertedTo: (doc['divertedTo'] as string | null | undefined) ?? null,
  };
}

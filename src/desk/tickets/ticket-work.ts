import type { Intent, Line, Outgoing } from '../outbox/intent.js';
import type { Transaction } from '../ports.js';
import { pingable } from '../privacy/pseudonym.js';
import type { DeskSettings } from '../settings/desk-settings.js';
import type { Actor, EventBody, TicketEvent } from './ticket-event.js';
import { isResolved, type Clocks, type Status, type Ticket } from './ticket.js';

type StatusReason = Extract<EventBody, { type: 'status_changed' }>['why'];

/**
 * One use-case's work on one ticket: every change goes with its event and with what has to be told, and all of it is
 * saved together. Pure until `save`.
 */
export class TicketWork {
  ticket: Ticket;
  readonly #isNew: boolean;
  readonly #events: TicketEvent[] = [];
  readonly #outgoing: Outgoing[] = [];
  readonly #settings: DeskSettings;
  readonly #actor: Actor;
  readonly #now: Date;

  constructor(given: { ticket: Ticket; settings: DeskSettings; actor: Actor; now: Date; isNew?: boolean }) {
    this.ticket = given.ticket;
    this.#settings = given.settings;
    this.#actor = given.actor;
    this.#now = given.now;
    this.#isNew = given.isNew ?? false;
  }

  get actorId(): string | null {
    return this.#actor.kind === 'user' ? this.#actor.userId : null;
  }

  get now(): Date {
    return this.#now;
  }

  get settings(): DeskSettings {
    return this.#settings;
  }

  get hasChanges(): boolean {
    return this.#events.length > 0;
  }

  /** Changes fields of the ticket, with the event that says so. */
  change(fields: Partial<Ticket>, event: EventBody): void {
    this.ticket = { ...this.ticket, ...fields };
    this.record(event);
  }

  setClocks(clocks: Partial<Clocks>): void {
    this.ticket = { ...this.ticket, clocks: { ...this.ticket.clocks, ...clocks } };
  }

  /** Ends the wait of the customer: an agent answered, or the ticket is resolved. */
  clearWaiting(): void {
    const { waitingSince: _waitingSince, ...clocks } = this.ticket.clocks;
    this.ticket = { ...this.ticket, clocks };
  }

  record(body: EventBody): void {
    this.#events.push({
      teamId: this.ticket.teamId,
      ticketId: this.ticket.id,
      ticketNumber: this.ticket.number,
      seq: this.ticket.eventCount + this.#events.length + 1,
      at: this.#now,
      actor: this.#actor,
      body,
    });
  }

  /** Moves the ticket to a status, with the clocks that depend on it. Nothing happens where it is there already. */
  setStatus(after: Status, why: StatusReason): void {
    const before = this.ticket.status;
    if (before === after) return;
    const now = this.#now;
    const { closedAt: _closedAt, ...clocks } = this.ticket.clocks;
    const solves = isResolved(after) && !isResolved(before);
    const reopens = isResolved(before) && !isResolved(after);
    this.change(
      {
        status: after,
        clocks: {
          ...clocks,
          statusSince: now,
          ...(solves ? { firstSolvedAt: clocks.firstSolvedAt ?? now, lastSolvedAt: now } : {}),
          ...(after === 'closed' ? { closedAt: now } : {}),
          reopens: clocks.reopens + (reopens ? 1 : 0),
        },
      },
      { type: 'status_changed', before, after, why },
    );
    if (solves) this.clearWaiting();
  }

  assign(after: string | null): void {
    const before = this.ticket.assignee;
    if (before !== after) this.change({ assignee: after }, { type: 'assigned', before, after });
  }

  /** Adds something to be told to Slack, in the lane of its place. */
  tell(intent: Intent, lane: string, coalesce: string | null = null): void {
    const isFirst = this.#isNew && coalesce !== null && !this.#outgoing.some((each) => each.coalesce === coalesce);
    const isRepeated = this.#isNew && coalesce !== null && !isFirst;
    if (!isRepeated) this.#outgoing.push({ intent, lane, coalesce, ...(isFirst ? { isFirst } : {}) });
  }

  /** The same for what names its lane itself. */
  add({ intent, lane, coalesce }: Outgoing): void {
    this.tell(intent, lane, coalesce);
  }

  /** The card in the queue is drawn anew; many changes cost one edit. */
  refreshCard(): void {
    const { queue } = this.#settings;
    if (queue === null) return;
    this.tell({ kind: 'card', ticketId: this.ticket.id }, queue, `card:${this.ticket.id}`);
  }

  /** The button of the requester's confirmation follows the status. */
  refreshConfirmation(): void {
    const lane = this.conversationLane();
    const { id } = this.ticket;
    if (lane !== null) this.tell({ kind: 'confirmation', ticketId: id }, lane, `confirmation:${id}`);
  }

  /** A line in the card's thread. `mention` is pinged unless that person did it. */
  tellCard(line: Line, mention: string | null = null): void {
    const { queue } = this.#settings;
    if (queue === null) return;
    const pinged = mention === this.actorId ? null : pingable(mention);
    this.tell({ kind: 'card_line', ticketId: this.ticket.id, line, mention: pinged }, queue);
  }

  /** Something for the requester, in the conversation; nothing where there is none in Slack. */
  tellRequester(intent: Intent, coalesce: string | null = null): void {
    const lane = this.conversationLane();
    if (lane !== null) this.tell(intent, lane, coalesce);
  }

  /** The offer under a message, if one stands there, says that the message has a ticket. */
  refreshOffer({ channel, ts }: { readonly channel: string; readonly ts: string }, userId: string): void {
    if (!this.#settings.intake.some((each) => each.channel === channel && each.mode === 'offer')) return;
    this.tell({ kind: 'offer', channel, ts, userId, redraw: true }, channel, `offer:${channel}:${ts}`);
  }

  conversationLane(): string | null {
    const { conversation } = this.ticket;
    if (conversation.kind === 'thread') return conversation.channel;
    return conversation.kind === 'dm' ? `user:${conversation.userId}` : null;
  }

  /** Saves ticket, events and what is to be told. @throws StaleError when the ticket changed since it was read */
  async save(tx: Transaction): Promise<Ticket> {
    const isChanged = this.#events.length > 0 || this.#isNew;
    if (isChanged) {
      this.ticket = {
        ...this.ticket,
        version: this.ticket.version + (this.#isNew ? 0 : 1),
        eventCount: this.ticket.eventCount + this.#events.length,
        updatedAt: this.#now,
      };
    }
    await Promise.all([
      isChanged && (this.#isNew ? tx.insertTicket(this.ticket) : tx.saveTicket(this.ticket)),
      isChanged && tx.addEvents(this.#events),
      tx.addOutgoing(this.#outgoing),
    ]);
    return this.ticket;
  }
}

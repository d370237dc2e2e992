import type { DeskActor, DeskEventBody } from './audit/desk-event.js';
import type { Escalation } from './escalations/escalation.js';
import type { Message } from './messages/message.js';
import type { SourceChange } from './messages/source-change.js';
import type { Outgoing, Post, PostKind } from './outbox/intent.js';
import type { OutboxRow } from './outbox/queue.js';
import type { Person } from './people/person.js';
import type { DeskSettings } from './settings/desk-settings.js';
import type { Requester, Ticket } from './tickets/ticket.js';
import type { TicketEvent } from './tickets/ticket-event.js';

/** What the desk asks of its memory. Everything is of one workspace. */
export interface Reads {
  settings(): Promise<DeskSettings>;
  ticket(id: string): Promise<Ticket | null>;
  ticketByNumber(number: number): Promise<Ticket | null>;
  /** The ticket whose conversation is that thread: the one that is not closed, else the latest. */
  ticketInThread(channel: string, threadTs: string): Promise<Ticket | null>;
  /** That person's latest ticket to which they wrote a top-level message in that channel between the two timestamps. */
  recentTicketBy(userId: string, channel: string, from: string, to: string): Promise<Ticket | null>;
  /** The unresolved tickets of an agent, oldest first. */
  assignedTo(userId: string): Promise<Ticket[]>;
  /** How many tickets the requester had before this one; null where they left nothing by which they would be known. */
  countEarlierTickets(requester: Requester, before: Ticket): Promise<number | null>;
  message(id: string): Promise<Message | null>;
  /** The messages of the ticket that were heard last, in the order in which they were written. */
  latestMessages(ticketId: string, limit: number): Promise<Message[]>;
  messageAt(channel: string, ts: string): Promise<Message | null>;
  /** What was told of a message before the message itself was saved. */
  earlyChange(channel: string, ts: string): Promise<SourceChange | null>;
  /** Whether changes of that message are kept, wherever it is. */
  isAwaited(channel: string, ts: string): Promise<boolean>;
  escalation(id: string): Promise<Escalation | null>;
  escalationsOf(ticketId: string): Promise<Escalation[]>;
  /** What waits or is being worked on, but not with these departments; oldest ticket first. */
  activeEscalationsBeside(departments: readonly string[]): Promise<Escalation[]>;
  /** Bellhop's own post at that place. */
  postAt(channel: string, ts: string): Promise<Post | null>;
  /** Where the ticket's (or escalation's) post of that kind stands. */
  postOf(kind: PostKind, of: { ticketId: string } | { escalationId: string }): Promise<Post | null>;
  /** The offer that stands under that message. */
  offerUnder(channel: string, ts: string): Promise<Post | null>;
  person(userId: string): Promise<Person | null>;
  /** Who administers the workspace, as far as they were met: ids of people of the company. */
  workspaceAdmins(): Promise<string[]>;
}

/**
 * One use-case's changes: all of them are saved, or none. They need not be awaited one by one: those on tickets, messages,
 * escalations, numbers, events and the outbox are made in the order in which they were asked for, none after one that
 * failed.
 */
export interface Transaction extends Reads {
  newId(): string;
  /** The next number of the workspace; without gaps, because it is given back when the transaction fails. */
  nextTicketNumber(): Promise<number>;
  /** @throws HasTicket where the ticket's thread has one that is not closed */
  insertTicket(ticket: Ticket): Promise<void>;
  /**
   * @throws StaleError when somebody else saved the ticket since it was read
   * @throws HasTicket where it is re-opened and its thread has another that is not closed
   */
  saveTicket(ticket: Ticket): Promise<void>;
  /** @throws HasTicket where the message at that place belongs to a ticket already */
  insertMessage(message: Message): Promise<void>;
  /**
   * Keeps the message that opens a ticket, unless there is such a recent one (`recentTicketBy`): one question for both.
   * @returns that ticket; null where the message was kept
   * @throws HasTicket where the message at that place belongs to a ticket already
   */
  insertUnlessRecent(message: Message, ...recent: Parameters<Reads['recentTicketBy']>): Promise<Ticket | null>;
  saveMessage(message: Message): Promise<void>;
  /** Remembers a change of a message that is not known (yet), for a day; the latest version of several. */
  keepEarlyChange(change: SourceChange): Promise<void>;
  /** Changes of that message are to be kept, for a day. */
  awaitMessage(channel: string, ts: string): Promise<void>;
  insertEscalation(escalation: Escalation): Promise<void>;
  /** @throws StaleError when somebody else saved the escalation since it was read */
  saveEscalation(escalation: Escalation): Promise<void>;
  addEvents(events: readonly TicketEvent[]): Promise<void>;
  /** A line of the desk's own history. */
  addDeskEvent(actor: DeskActor, body: DeskEventBody): Promise<void>;
  /** @returns the rows that are new, not those that joined one that waits already */
  addOutgoing(outgoing: readonly Outgoing[]): Promise<readonly OutboxRow[]>;
  saveSettings(settings: DeskSettings): Promise<void>;
  savePerson(person: Person): Promise<void>;
  /** @throws AlreadyDone when a use-case with that key was saved before */
  once(key: string): Promise<void>;
}

export interface Store {
  readonly reads: Reads;
  /** @throws whatever `work` throws, after everything was rolled back */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * The same, one after the other within this process: for work that takes a ticket number. There is one next
   * number, and racing transactions for it would mostly repeat each other (reference/reliability.md, Numbers).
   */
  inTurn<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

import type { Place } from '../messages/message.js';

/** Who is to be forgotten: a person of the workspace, a contact outside it, or one who is both. */
export interface Subject {
  readonly userId: string | null;
  /** Lower case. */
  readonly email: string | null;
  /** As others wrote them, without @. */
  readonly names: readonly string[];
  readonly phones: readonly string[];
}

/** What the desk keeps of somebody. */
export interface Traces {
  readonly tickets: number;
  readonly unresolved: number;
  /** Messages of those tickets, and theirs on other tickets. */
  readonly messages: number;
  /** Texts of others that name them, by id, @name or address. */
  readonly mentions: number;
  readonly events: number;
  readonly inbox: number;
  readonly outbox: number;
  /** Unresolved tickets of others that they work on. */
  readonly assigned: number;
  /** Lists of roles and on call that name them. */
  readonly lists: number;
}

/** Where Bellhop posted what is to be erased. */
export interface PostedTraces {
  /** Threads about their tickets: all that Bellhop wrote in them goes; `root`: its first message too. */
  readonly threads: readonly { readonly channel: string; readonly threadTs: string; readonly root: boolean }[];
  /** Single posts that repeat their words elsewhere. */
  readonly posts: readonly Place[];
  /** Threads of others' cards, in which lines tell what they did; `reasons`: why they returned the ticket. */
  readonly acts: readonly {
    readonly channel: string;
    readonly threadTs: string;
    readonly reasons: readonly string[];
  }[];
  readonly userId: string | null;
  /** Files that Bellhop shared again. */
  readonly files: readonly string[];
  /** The numbers of their tickets, whose subjects stand in posts about many (a digest, a burst of new tickets). */
  readonly numbers: readonly number[];
  readonly names: readonly string[];
  /** When their first ticket was opened. */
  readonly since: Date | null;
}

/** How the desk's memory loses somebody. Every step may be repeated, and finds what is left. */
export interface Erasure {
  /** With all that the desk itself knows them by: what it calls them, a contact's name and phone. */
  complete(subject: Subject): Promise<Subject>;
  traces(subject: Subject): Promise<Traces>;
  posted(subject: Subject): Promise<PostedTraces>;
  /** The pseudonym of an erasure: that of an earlier run that did not come to its end, else a new one. */
  begin(subject: Subject): Promise<string>;
  /** Some of their tickets that are not erased yet. */
  ticketsOf(subject: Subject, limit: number): Promise<string[]>;
  /** Some of the tickets that were closed before that moment and are not erased yet. */
  closedBefore(moment: Date, limit: number): Promise<string[]>;
  /**
   * Erases a ticket's texts and its customers: who asked, and whoever else wrote as a customer.
   * @param of only that person, under that pseudonym; omitted: all its customers
   * @returns how many messages were erased; null where it was erased before
   */
  eraseTicket(
    ticketId: string,
    word: string,
    of?: { readonly subject: Subject; readonly pseudonym: string },
  ): Promise<number | null>;
  /** What the person left elsewhere: messages on others' tickets, events, mentions of them. @returns how many messages */
  eraseElsewhere(subject: Subject, pseudonym: string, word: string): Promise<number>;
  /** What waits or was received: posts to them, deliveries with their words. */
  eraseQueues(subject: Subject, pseudonym: string): Promise<void>;
  /** The record of the person, and that the erasure is under way; the desk's history keeps the figures. */
  finish(subject: Subject, pseudonym: string, counts: { tickets: number; messages: number }): Promise<void>;
}

import type { FileCopy, Place } from '../messages/message.js';
import type { Ticket } from '../tickets/ticket.js';
import type { Intent, Outgoing, Post } from './intent.js';

/** An intent that waits for its turn in its lane. */
export interface OutboxRow {
  readonly id: string;
  readonly lane: string;
  readonly intent: Intent;
  readonly createdAt: Date;
  readonly dueAt: Date;
  /** How often a send of it failed. */
  readonly attempts: number;
  /** How often it was asked for again while it waited; a row that was asked for during its send is sent once more. */
  readonly asked: number;
  /** Whether an earlier send of it may have reached Slack: it is looked for before it is repeated. */
  readonly inDoubt: boolean;
  /** Posted here instead, because its own channel cannot be posted to. */
  readonly divertedTo: string | null;
}

/** The first post about a ticket that was just opened, with the ticket as it was saved. */
export interface FirstPost {
  readonly row: OutboxRow;
  readonly ticket: Ticket;
  /** When the row was made: monotonic, milliseconds. */
  readonly madeAt: number;
}

/** What became of a send. */
export interface SentResult {
  /** Bellhop's post to remember, if it made one. */
  readonly post?: Post;
  /**
   * A copy of a message, so that edits and deletions follow. `version`: the one that was sent (`versionOf`); where the
   * message has another one by now, a correction is queued with the record.
   */
  readonly copy?: { readonly messageId: string; readonly place: Place; readonly version: string };
  /** A file of a message that was shared again; taken back at once where the message lost it meanwhile. See `fileCopyBegins`. */
  readonly fileCopy?: FileCopy & { readonly messageId: string };
  /** What has to follow in the wake of it. */
  readonly next?: readonly Outgoing[];
}

/** Why and until when a row has to wait. */
export interface Retry {
  readonly dueAt: Date;
  readonly reason: string;
  /** Whether this counts as one of its attempts; being asked to wait does not. */
  readonly counts: boolean;
  readonly inDoubt: boolean;
}

/** A post that was given up. */
export interface DeadRow {
  readonly id: string;
  readonly lane: string;
  readonly intent: Intent;
  readonly createdAt: Date;
  readonly reason: string;
}

/** The durable queue behind the outbound worker. Times are of the desk clock. */
export interface OutboxQueue extends Undelivered, Sending {
  /**
   * The lanes in which something waits, with the due time of the oldest row of each.
   * @param counted with how many there are, which takes the longer the more there are; else `rows` is Infinity
   */
  lanes(counted: boolean): Promise<{ readonly lane: string; readonly dueAt: Date; readonly rows: number }[]>;
  /**
   * Whoever had the lane before may have sent one of its rows: those that may be it are in doubt from now on. It need not
   * be the oldest: one that was asked for earlier may have been saved later.
   */
  doubt(lane: string): Promise<void>;
  /** The oldest waiting rows of a lane. */
  waiting(lane: string, limit: number): Promise<OutboxRow[]>;
  /** Records a send and what it left behind; the row is gone unless it was asked for again meanwhile. */
  sent(row: OutboxRow, result: SentResult): Promise<void>;
  /**
   * Notes that a file is about to be shared again, before anybody sees it: from now on it goes when its message goes.
   * @returns false where the message has lost the file by now
   */
  fileCopyBegins(copy: FileCopy & { readonly messageId: string }): Promise<boolean>;
  /** Lets a row wait; nothing overtakes it in its lane. */
  retry(row: OutboxRow, retry: Retry): Promise<void>;
  /** Gives up on a row: a person must look at it. What has to follow is added in the same transaction. */
  dead(row: OutboxRow, reason: string, next: readonly Outgoing[]): Promise<void>;
  /** Sends a row to another channel instead. What has to follow is added in the same transaction. */
  divert(row: OutboxRow, to: string, next: readonly Outgoing[]): Promise<void>;
  /**
   * Where at least so many new cards wait in a lane that were not named yet, puts one row before them that names them.
   * @returns whether it did
   */
  nameNewCards(lane: string, atLeast: number): Promise<boolean>;
  /** Adds intents outside a use-case, unless that was done before under the same key. */
  addOnce(key: string, outgoing: readonly Outgoing[]): Promise<void>;
}

/** What may stand in Slack already without the desk's knowing. */
export interface Sending {
  /** The ids of those rows of some lanes that make posts under which people write, and whose send is not recorded. */
  unrecorded(lanes: readonly string[]): Promise<string[]>;
}

/** What was given up, for those who decide about it. */
export interface Undelivered {
  /** The latest posts that were given up. */
  deadRows(limit: number): Promise<DeadRow[]>;
  /** Lets a dead row wait again, from its first attempt on; all of them for `null`. */
  revive(id: string | null): Promise<void>;
  /** Removes a dead row for good. */
  drop(id: string): Promise<void>;
  counts(): Promise<{ readonly waiting: number; readonly dead: number }>;
}

/** The right to send what is in a lane. Leases are of the wall clock, by the database's time. */
export interface LaneLeases {
  /**
   * Takes a lane for this process, for `ms` from now.
   * @returns null where another process has it; `abandoned`: who had it before never gave it back
   */
  take(lane: string, ms: number): Promise<{ readonly abandoned: boolean } | null>;
  /** Keeps all lanes of this process for `ms` from now. */
  renew(ms: number): Promise<void>;
  /** Gives lanes back. */
  release(lanes: readonly string[]): Promise<void>;
}

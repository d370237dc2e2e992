import type { FileCopy, Place } from '../messages/message.js';
import type { Intent, Outgoing, Post } from './intent.js';

/** An intent that waits for its turn in its lane. */
export interface OutboxRow {
  readonly id: string;
  readonly lane: string;
  readonly intent: Intent;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly attempts: number;
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
  /** A file of a message that was shared again; taken back at once where the message lost it meanwhile. */
  readonly fileCopy?: FileCopy & { readonly messageId: string };
  /** What has to follow in the wake of it. */
  readonly next?: readonly Outgoing[];
}

/** The durable queue behind the outbound worker. Times are of the desk clock. */
export interface OutboxQueue {
  /** The lanes in which something waits, with the due time of the oldest row of each and how many there are. */
  lanes(): Promise<{ readonly lane: string; readonly dueAt: Date; readonly rows: number }[]>;
  /** Takes the oldest waiting row of a lane, if it is due. */
  claim(lane: string, now: Date): Promise<OutboxRow | null>;
  /** Records a send and what it left behind, in one transaction. */
  sent(row: OutboxRow, result: SentResult, now: Date): Promise<void>;
  /** Puts a row back with its count of attempts, to be sent no earlier than `dueAt`. */
  retry(row: OutboxRow, dueAt: Date, reason: string): Promise<void>;
  /** Gives up on a row: a person must look at it. */
  dead(row: OutboxRow, reason: string): Promise<void>;
  /** After a crash: rows that were being sent wait again. */
  recover(): Promise<number>;
  /** Adds intents outside a use-case (a Home tab that was opened, …). */
  add(outgoing: readonly Outgoing[]): Promise<void>;
  counts(): Promise<{ readonly waiting: number; readonly dead: number }>;
}

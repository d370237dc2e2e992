import type { Status } from '../desk/tickets/ticket.js';

/** A ticket of a run, as its events and its record have it. Times UTC, on the desk clock. */
export interface RunTicket {
  readonly number: number;
  /** The tag it was opened with: which incident of a log it is. */
  readonly tag: string;
  readonly createdAt: Date;
  readonly status: Status;
  /** When the last thing happened to it. */
  readonly lastEventAt: Date;
  /** Its changes of status, in their order. */
  readonly turns: readonly { readonly at: Date; readonly before: Status; readonly after: Status }[];
  /** The departments it was escalated to, in their order. */
  readonly departments: readonly string[];
}

/** A digest that was posted for a period. */
export interface PostedDigest {
  /** When it was asked for: its post is not older. */
  readonly at: Date;
}

/** What the result of a replay is read from: MongoDB, as the desk left it. */
export interface RunReads {
  /** The latest ticket's number; 0 before the first. */
  lastNumber(): Promise<number>;
  /** The tickets after that number, in the order of their numbers. */
  tickets(afterNumber: number): Promise<RunTicket[]>;
  /** The latest moment at which there was, or could have been, a digest; null where there were none. */
  lastDigestAt(): Promise<Date | null>;
  /** The digest in that channel whose period the moment is in. */
  digestOf(channel: string, at: Date): Promise<PostedDigest | null>;
}

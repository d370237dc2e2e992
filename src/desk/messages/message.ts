/** A place of one message in Slack. */
export interface Place {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
}

/** A file that came with a message. `passedOn` is false where it could not be shared again. */
export interface MessageFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype?: string;
  readonly url?: string;
}

export type MessageAuthor = { readonly kind: 'slack'; readonly userId: string } | { readonly kind: 'contact' };

/** What a message is to the desk: from the customer, a public reply to the customer, or an internal note. */
export type MessageRole = 'customer' | 'reply' | 'note';

/** A message of a ticket. Texts live here and nowhere else, so that a person can be forgotten while events stay. */
export interface Message {
  readonly id: string;
  readonly teamId: string;
  readonly ticketId: string;
  readonly role: MessageRole;
  readonly author: MessageAuthor;
  /** Slack mrkdwn as Slack delivered it (escaped). */
  readonly text: string;
  readonly files: readonly MessageFile[];
  readonly at: Date;
  /** Where it was written; absent for a text from a form or command. */
  readonly source: Place | null;
  /** The escalation in whose thread it was written, if it was. */
  readonly escalationId: string | null;
  readonly editedAt?: Date;
  readonly deletedAt?: Date;
  /** Its text was erased by the desk; its author may be a pseudonym. */
  readonly erasedAt?: Date;
  /** Which version of the source it holds (`revisionOf`); absent before its first edit. */
  readonly revision?: string;
  /** Where Bellhop repeated it; edits and deletions follow there. */
  readonly copies: readonly Place[];
  /** Its files that Bellhop shared again; they go when they are gone from the message. */
  readonly fileCopies: readonly FileCopy[];
}

/** When it was written: by Slack's timestamp, where it has one; else when the desk heard of it. */
export function writtenAt({ source, at }: Message): Date {
  return source ? new Date(Number(source.ts) * 1000) : at;
}

/** Orders messages as they were written, in whatever order they were heard; of one moment in Slack's order. */
export function asWritten(a: Message, b: Message): number {
  const apart = writtenAt(a).getTime() - writtenAt(b).getTime();
  return apart !== 0 || !a.source || !b.source ? apart : Number(a.source.ts) - Number(b.source.ts);
}

/**
 * A file shared again: Bellhop's own file in Slack, in the thread where its readers are. Noted before they see it; one whose
 * sharing failed stays noted, and is not there.
 */
export interface FileCopy {
  /** The file of the message. */
  readonly fileId: string;
  readonly copyId: string;
  readonly channel: string;
  readonly threadTs: string;
}

import type { MessageKey } from '../../i18n/messages.js';

/** Values of a message's arguments; ids of people and channels are written by the renderer. */
export type Values = Readonly<Record<string, string | number>>;

/** One short line that Bellhop says, as a key: the language is chosen when it is sent. */
export interface Line {
  readonly key: MessageKey;
  readonly values: Values;
}

/**
 * What has to be told to Slack, not how: blocks are rendered at send time from the state of that moment.
 * `lane` (see `Outgoing`) keeps the order within one channel.
 */
export type Intent =
  /** The ticket's card in the queue: posted the first time, edited in place afterwards. */
  | { readonly kind: 'card'; readonly ticketId: string }
  /** New tickets whose cards must wait for their turn, named in one message. */
  | { readonly kind: 'new_tickets'; readonly ticketIds: readonly string[] }
  /** A line in the thread of the ticket's card; pings `mention` if that person is not the one who acted. */
  | { readonly kind: 'card_line'; readonly ticketId: string; readonly line: Line; readonly mention: string | null }
  /** The one confirmation that the requester gets. */
  | { readonly kind: 'confirmation'; readonly ticketId: string }
  /** Tells the requester that the ticket is solved, with a way to re-open it. `redraw`: what they were told follows. */
  | { readonly kind: 'solved_notice'; readonly ticketId: string; readonly redraw?: true }
  /** A message of the ticket repeated where the other side reads it; edits and deletions follow. */
  | { readonly kind: 'copy'; readonly messageId: string; readonly to: CopyTarget }
  /** A file of such a message, shared again where its readers could not open it. */
  | { readonly kind: 'file'; readonly messageId: string; readonly fileId: string; readonly to: CopyTarget }
  | { readonly kind: 'copy_update'; readonly messageId: string; readonly channel: string; readonly ts: string }
  /** Takes back a file that was shared again, from the thread in which it stands. */
  | {
      readonly kind: 'file_removal';
      readonly messageId: string;
      readonly copyId: string;
      readonly channel: string;
      readonly threadTs: string;
    }
  /** The card of an escalation in the department's channel; `moves`: posted anew if that is another one now. */
  | { readonly kind: 'escalation_card'; readonly escalationId: string; readonly moves?: true }
  /** A card that stands where its department was before: it says where it is now, and can do nothing any more. */
  | {
      readonly kind: 'escalation_left';
      readonly escalationId: string;
      readonly channel: string;
      readonly ts: string;
      readonly now: { readonly channel: string; readonly ts: string };
    }
  /** A department's answer in the card's thread, with the button that sends it on to the customer. */
  | { readonly kind: 'escalation_answer'; readonly escalationId: string }
  /** "Open a ticket?" under a message of a channel with offers. `redraw`: the message has a ticket now. */
  | {
      readonly kind: 'offer';
      readonly channel: string;
      readonly ts: string;
      readonly userId: string;
      readonly redraw?: true;
    }
  /** A line for one person, in their DM with Bellhop. */
  | { readonly kind: 'notice'; readonly userId: string; readonly line: Line; readonly button?: NoticeButton }
  /** The person's Home tab, drawn anew. */
  | { readonly kind: 'home'; readonly userId: string }
  /** A digest for one channel. */
  | { readonly kind: 'digest'; readonly digestId: string; readonly channel: string };

/** Where a message of the ticket is repeated. */
export type CopyTarget =
  | { readonly at: 'conversation' }
  | { readonly at: 'card' }
  | { readonly at: 'escalation'; readonly escalationId: string };

/** A button under a notice, by which an emoji or mention verb (which carry no trigger) gets its form. */
export interface NoticeButton {
  readonly action: 'open_form' | 'escalate_form' | 'reopen';
  readonly value: string;
  readonly label: MessageKey;
}

/** An intent with its place in the queue. */
export interface Outgoing {
  readonly intent: Intent;
  /** A channel id or `user:U…`; posts of one lane keep their order. */
  readonly lane: string;
  /** Waiting intents with the same key are one. */
  readonly coalesce: string | null;
  /** No row with that key can be waiting: the record that it is about is new. */
  readonly isFirst?: boolean;
  /** Posted in this channel instead of its own, which cannot be posted to. */
  readonly divertedTo?: string;
}

/** What was sent and where it stands, so that threads find their ticket and cards can be edited. */
export type PostKind =
  'card' | 'confirmation' | 'solved_notice' | 'escalation' | 'escalation_answer' | 'offer' | 'line';

export interface Post {
  readonly teamId: string;
  readonly channel: string;
  readonly ts: string;
  readonly kind: PostKind;
  readonly ticketId: string | null;
  readonly escalationId: string | null;
  /** The message that an offer stands under. */
  readonly sourceTs?: string;
}

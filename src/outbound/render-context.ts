import type { KnownBlock, View } from '@slack/types';
import type { HomePages, Homes } from '../desk/homes.js';
import type { Reads } from '../desk/ports.js';
import type { DeskSettings } from '../desk/settings/desk-settings.js';
import type { Ticket } from '../desk/tickets/ticket.js';
import type { Intent, Post } from '../desk/outbox/intent.js';
import type { OutboxRow, SentResult } from '../desk/outbox/queue.js';
import type { People } from '../slack/people.js';
import type { Optional } from '../slack/optional.js';
import type { Language } from '../i18n/language.js';

/** A digest as Slack takes it; computed when it is sent. */
export type DigestPost = (digestId: string) => Promise<{ readonly text: string; readonly blocks: KnownBlock[] } | null>;

/** What a renderer may ask while it draws. */
export interface RenderContext {
  readonly reads: Reads;
  readonly settings: DeskSettings;
  readonly people: People;
  readonly optional: Optional;
  readonly teamId: string;
  readonly workspaceUrl: string;
  readonly digestPost: DigestPost;
  readonly homes: Homes;
  readonly homeView: (userId: string, pages: HomePages) => Promise<View>;
  /** The ticket that the row is about, where it was opened this very moment and nothing was posted about it yet. */
  readonly fresh?: Ticket | null;
  /** The DM between Bellhop and a person. */
  readonly openDm: (userId: string) => Promise<string>;
}

/** Where a post stands; for a file, its id. */
export interface SentAt {
  readonly channel: string;
  readonly ts: string;
  readonly fileId?: string;
}

/** One call to Slack, and what to remember when it succeeded. */
export interface Delivery {
  readonly call:
    | {
        readonly method: 'post';
        readonly channel: string;
        readonly threadTs?: string;
        readonly text: string;
        readonly blocks: KnownBlock[];
      }
    | {
        readonly method: 'update';
        readonly channel: string;
        readonly ts: string;
        readonly text: string;
        readonly blocks: KnownBlock[];
      }
    | {
        readonly method: 'upload';
        readonly channel: string;
        readonly threadTs: string;
        readonly messageId: string;
        readonly fileId: string;
        readonly name: string;
        /** The ids of earlier uploads of it for that thread: one of them may stand there. */
        readonly copies: readonly string[];
        /** Said instead where the file cannot be shared again. */
        readonly otherwise: string;
      }
    | {
        readonly method: 'remove';
        readonly channel: string;
        readonly threadTs: string;
        readonly fileId: string;
        /** Said in the thread where Slack does not let it go. */
        readonly otherwise: string;
      }
    | { readonly method: 'publish'; readonly userId: string; readonly view: View };
  /** The post to remember, given where it stands. */
  readonly post?: Pick<Post, 'kind' | 'ticketId' | 'escalationId' | 'sourceTs'>;
  /** What else follows from the send. */
  readonly after?: (sent: SentAt) => SentResult;
}

/** Draws one kind of intent from the state of this moment. `null`: there is nothing to tell any more. */
export type Renderer<Kind extends Intent['kind'] = Intent['kind']> = (
  intent: Extract<Intent, { kind: Kind }>,
  context: RenderContext,
  row: OutboxRow,
) => Promise<Delivery | null>;

/** The language of the queue's channel. */
export function queueLanguage(settings: DeskSettings): Language {
  return settings.locale;
}

/** The language of a department's channel. */
export function departmentLanguage(settings: DeskSettings, key: string): Language {
  return settings.departments.find((each) => each.key === key)?.locale ?? settings.locale;
}

import type { WebClient } from '@slack/web-api';
import type { View, KnownBlock } from '@slack/types';
import type { Logger } from '../base/logger.js';
import type { AuditLog } from '../desk/audit/desk-event.js';
import type { HomePages, Homes } from '../desk/homes.js';
import type { Viewer } from '../desk/access/roles.js';
import type { Unhandled } from '../desk/inbox.js';
import type { Sending, Undelivered } from '../desk/outbox/queue.js';
import type { Desk } from '../desk/context.js';
import type { KpiRequest } from '../reports/kpi-request.js';
import type { Language } from '../i18n/language.js';
import type { TicketLists } from '../desk/tickets/ticket-lists.js';
import type { Optional } from './optional.js';
import type { People } from './people.js';

/** What every listener is given. */
export interface Edge {
  readonly desk: Desk;
  readonly lists: TicketLists;
  readonly homes: Homes;
  readonly audit: AuditLog;
  readonly sending: Sending;
  readonly undelivered: Undelivered;
  readonly unhandled: Unhandled;
  readonly client: WebClient;
  readonly people: People;
  readonly optional: Optional;
  readonly logger: Logger;
  readonly botUserId: string;
  readonly teamId: string;
  /** As `auth.test` says it, with a slash at the end. */
  readonly workspaceUrl: string;
  readonly kpi: (request: KpiRequest, language: Language) => Promise<Answer>;
  readonly homeView: (userId: string, pages?: HomePages) => Promise<View>;
}

/** What a person is told in return. */
export interface Answer {
  readonly text: string;
  readonly blocks?: KnownBlock[];
}

/** Who asks, in which language they read. */
export interface Asker {
  readonly viewer: Viewer;
  readonly userId: string;
  readonly language: Language;
}

/** Somebody of whom nothing can be found out just now: told in the desk's first language that it failed. */
export const unknownAsker = { language: 'en' } as const;

/** Who this is, what they may do, and in which language they read. */
export async function askerOf(edge: Edge, userId: string): Promise<Asker> {
  return { ...(await edge.people.reader(userId)), userId };
}

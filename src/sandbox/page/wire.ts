import type { Fault } from '../faults/faults.js';
import type { JsonObject } from '../json.js';
import type { TrafficEntry } from '../traffic-log.js';
import type { Reaction } from '../workspace/model.js';

/*
 * What travels between the page in a browser and the sandbox. Types alone: the page imports this file, and nothing else
 * of the sandbox.
 */

export interface PagePerson {
  id: string;
  name: string;
  realName: string;
  title: string;
  locale: string;
  tz: string;
  isAdmin: boolean;
  isGuest: boolean;
  isBot: boolean;
  isStranger: boolean;
  deleted: boolean;
}

export interface PageChannel {
  id: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  name: string;
  purpose: string;
  archived: boolean;
  extShared: boolean;
  members: string[];
}

export interface PageFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  deleted: boolean;
}

/** A message as the page draws it. */
export interface PageMessage {
  channel: string;
  ts: string;
  threadTs?: string;
  /** A reply that stands in the channel, too. */
  broadcast?: boolean;
  user?: string;
  bot?: boolean;
  username?: string;
  subtype?: string;
  text: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  edited?: boolean;
  deleted?: boolean;
  /** Who alone sees it: an ephemeral message. */
  to?: string;
  reactions?: Reaction[];
  files?: PageFile[];
  replyCount?: number;
  replyUsers?: string[];
  latestReply?: string;
  permalink: string;
}

/** A modal or the Home tab in Slack's shape, with what the person has entered so far. */
export interface PageView extends JsonObject {
  id: string;
  hash: string;
  type: string;
  callback_id: string;
  blocks: JsonObject[];
}

export interface PageModal {
  /** The one on top. */
  view: PageView;
  /** How many lie on each other, this one included. */
  depth: number;
}

export interface PageFault {
  id: string;
  fault: Fault;
  left: number | null;
}

/** How far the replay of a log is; `at` is the moment of the log. */
export type PageReplay =
  | { state: 'running'; rows: number; ofRows: number; at: string | null }
  | { state: 'done'; incidents: number; tickets: number; day: string | null; channel: string | null; ts: string | null }
  | { state: 'failed'; error: string };

export interface PageCommand {
  command: string;
  description: string;
  usageHint: string;
}

export interface PageShortcut {
  name: string;
  type: 'global' | 'message';
  callbackId: string;
  description: string;
}

export interface PageClock {
  /** The desk's present moment, and the zone it lives in. */
  now: number;
  zone: string;
}

/** Everything that a page must know before it can show somebody's workspace. */
export interface PageBoot {
  teamId: string;
  teamName: string;
  app: {
    name: string;
    userId: string;
    home: boolean;
    messages: boolean;
    commands: PageCommand[];
    shortcuts: PageShortcut[];
  };
  people: PagePerson[];
  channels: PageChannel[];
  usergroups: { id: string; handle: string; name: string; users: string[] }[];
  clock: PageClock;
  can: { clock: boolean; reset: boolean; replay: boolean };
  faults: PageFault[];
  replay: PageReplay | null;
  /** The last event that this has seen. */
  last: string;
}

/** What the app offers in an external select, with what its group is called. */
export interface PageSuggestion {
  option: JsonObject;
  group?: string;
}

export interface PageUnread {
  channel: string;
  unread: number;
  mentions: number;
}

export interface PageSidebar {
  channels: PageUnread[];
  /** Threads of this person with replies that they have not seen. */
  threads: number;
}

export interface PageThread {
  root: PageMessage;
  unread: number;
}

export interface PageHistory {
  messages: PageMessage[];
  /** Whether there are older ones, and newer ones. */
  older: boolean;
  newer: boolean;
  /** Up to where this person had read. */
  read: string | null;
}

export type PageSubmit = { ok: true } | { ok: false; errors: Record<string, string> };

export type PageTraffic = TrafficEntry;

/** Something that happened; a page applies it to what it shows. */
export type PageEvent =
  | { t: 'message'; message: PageMessage }
  | { t: 'gone'; channel: string; ts: string }
  | { t: 'person'; person: PagePerson }
  | { t: 'channel'; channel: PageChannel }
  | { t: 'home'; user: string }
  | { t: 'modal'; user: string; modal: PageModal | null }
  | { t: 'read'; user: string }
  | { t: 'traffic'; entry: PageTraffic }
  | { t: 'faults'; faults: PageFault[] }
  | { t: 'clock'; clock: PageClock }
  | { t: 'replay'; replay: PageReplay | null }
  /** The page must look at everything anew. */
  | { t: 'resync' };

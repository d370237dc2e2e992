import type { JsonObject } from '../json.js';

/** What identifies the workspace and the installed app; made once, kept for good. */
export interface Meta {
  seed: string;
  boots: number;
  teamId: string;
  teamName: string;
  teamDomain: string;
  appId: string;
  botId: string;
  botUserId: string;
  botToken: string;
  /** The app's own, with `connections:write`: for Socket Mode. */
  appToken: string;
  signingSecret: string;
  verificationToken: string;
  controlToken: string;
}

/** A member of the workspace (or a stranger from another one). */
export interface StoredPerson {
  id: string;
  teamId: string;
  name: string;
  realName: string;
  displayName?: string;
  email?: string;
  locale: string;
  tz: string;
  title?: string;
  isAdmin: boolean;
  isGuest: boolean;
  isBot: boolean;
  isStranger: boolean;
  deleted: boolean;
  /** Seconds. */
  updated: number;
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

/** A conversation of any kind; who is in it is kept apart. */
export interface StoredChannel {
  id: string;
  kind: ChannelKind;
  name: string;
  /** Seconds. */
  created: number;
  creator: string;
  archived: boolean;
  extShared: boolean;
  purpose: string;
}

export interface Reaction {
  name: string;
  users: string[];
}

/** A message as the workspace keeps it; shapes for the wire are made from it. */
export interface StoredMessage {
  channel: string;
  ts: string;
  threadTs?: string;
  broadcast?: boolean;
  /** Absent for posts under a customised name. */
  user?: string;
  botId?: string;
  subtype?: string;
  text: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  edited?: { user: string; ts: string };
  reactions?: Reaction[];
  files?: string[];
  metadata?: JsonObject;
  username?: string;
  icons?: JsonObject;
  clientMsgId?: string;
  inviter?: string;
  teamId?: string;
}

/** A message that one person sees until the next reload. */
export interface EphemeralMessage extends StoredMessage {
  to: string;
  /** False for one in a thread that was not active: accepted by the API, seen by nobody. */
  shown: boolean;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  user: string;
  /** Seconds. */
  created: number;
  channels: string[];
  /** The messages that brought it. */
  shares?: { channel: string; ts: string }[];
  complete: boolean;
  /** Put into a form of the app, which may see it for that. */
  inForm?: boolean;
  /** Only a tombstone is left of it. */
  deleted?: boolean;
}

export interface Usergroup {
  id: string;
  handle: string;
  name: string;
  description?: string;
  users: string[];
  created: number;
  /** By the app's own calls. */
  updated?: number;
}

/** A view (modal or home) in Slack's own shape, without its state. */
export interface StoredView extends JsonObject {
  id: string;
  hash: string;
  type: string;
  blocks: JsonObject[];
  callback_id: string;
  private_metadata: string;
  external_id: string;
}

/** What a response_url stands for. */
export interface ResponseHook {
  id: string;
  channel: string;
  user: string;
  /** The message the interaction came from, if any. */
  ts?: string;
  threadTs?: string;
  ephemeral: boolean;
  uses: number;
  /** Milliseconds, wall clock. */
  expires: number;
}

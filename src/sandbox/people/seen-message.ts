import { fileShape } from '../api/shapes/file-shape.js';
import type { JsonObject } from '../json.js';
import { permalink } from '../messages/permalink.js';
import type { EphemeralMessage, Reaction, StoredMessage } from '../workspace/model.js';
import type { World } from '../world.js';

/** A message as the test client and a page show it. */
export interface Message {
  channel: string;
  ts: string;
  threadTs?: string;
  user?: string;
  botId?: string;
  subtype?: string;
  text: string;
  blocks?: JsonObject[];
  edited?: { user: string; ts: string };
  deleted?: boolean;
  /** Only this person sees it. */
  ephemeral?: boolean;
  reactions?: Reaction[];
  files?: JsonObject[];
  metadata?: JsonObject;
  username?: string;
  replyCount?: number;
  permalink: string;
}

/** Makes the client's message of a stored one. */
export function seenMessage(world: World, message: StoredMessage | EphemeralMessage): Message {
  const files = (message.files ?? []).map((id) => world.state.files.get(id)).filter((file) => file !== undefined);
  const replies = world.state.channels.log(message.channel).thread(message.ts)?.replies.length;
  return {
    channel: message.channel,
    ts: message.ts,
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    ...(message.user === undefined ? {} : { user: message.user }),
    ...(message.botId === undefined ? {} : { botId: message.botId }),
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    text: message.text,
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(message.subtype === 'tombstone' ? { deleted: true } : {}),
    ...('to' in message ? { ephemeral: true } : {}),
    ...(message.reactions === undefined || message.reactions.length === 0 ? {} : { reactions: message.reactions }),
    ...(files.length === 0 ? {} : { files: files.map((file) => fileShape(world, file)) }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.username === undefined ? {} : { username: message.username }),
    ...(replies === undefined ? {} : { replyCount: replies }),
    permalink: permalink(world, message),
  };
}

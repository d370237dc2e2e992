import { LIMITS } from '../../blocks/limits.js';
import { blockCharacters, validateBlocks } from '../../blocks/validate-blocks.js';
import { withIds } from '../../blocks/with-ids.js';
import type { JsonObject } from '../../json.js';
import { isObject, obj, str } from '../../json.js';
import { directChannel } from '../../messages/membership.js';
import { postMessage } from '../../messages/post-message.js';
import type { StoredChannel, StoredMessage } from '../../workspace/model.js';
import type { World } from '../../world.js';
import { ApiError, invalidArguments } from '../api-error.js';
import type { Args } from '../args.js';
import { findPerson, needMembership, needOpen, postTarget } from '../find.js';
import type { Call, Method } from '../method.js';
import { RateLimited } from '../rate-limited.js';
import { needScope } from '../scopes.js';
import { messageShape } from '../shapes/message-shape.js';

const MAX_TEXT = 40_000;

/** What a post consists of, checked as Slack checks it. */
export interface Content {
  text: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
}

/** Reads and checks text, blocks and attachments of a call. A new text that is too long is cut, an update refused. */
export function readContent(world: World, args: Args, tooLong: 'cut' | 'refuse' = 'cut'): Content {
  const given = args.text('text') ?? '';
  if (tooLong === 'refuse' && given.length > MAX_TEXT) throw new ApiError('msg_too_long');
  const text = given.slice(0, MAX_TEXT);
  const blocks = readList(args, 'blocks', 'invalid_blocks_format');
  const attachments = readList(args, 'attachments', 'invalid_attachments');
  if (blocks) {
    const faults = validateBlocks(blocks, 'message');
    if (faults.length > 0) throw invalidArguments('invalid_blocks', faults);
    if (blockCharacters(blocks) > LIMITS.messageCharacters) throw new ApiError('msg_blocks_too_long');
  }
  if (text.trim() === '' && (blocks ?? []).length === 0 && (attachments ?? []).length === 0)
    throw new ApiError('no_text');
  return {
    text,
    ...(blocks && blocks.length > 0 ? { blocks: withIds(world.state.ids, blocks) } : {}),
    ...(attachments && attachments.length > 0 ? { attachments } : {}),
  };
}

function readList(args: Args, name: string, error: string): JsonObject[] | undefined {
  const value = args.json(name);
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every(isObject)) throw new ApiError(error);
  return value;
}

/** The metadata of a call: an event type and a payload. */
export function readMetadata(args: Args): JsonObject | undefined {
  const metadata = args.object('metadata', 'invalid_metadata_format');
  if (!metadata) return undefined;
  const type = str(metadata, 'event_type');
  if (type === undefined || type === '') throw new ApiError('invalid_metadata_schema');
  return { event_type: type, event_payload: obj(metadata, 'event_payload') ?? {} };
}

function customName(world: World, args: Args): Partial<StoredMessage> {
  const username = args.text('username');
  const emoji = args.text('icon_emoji');
  const url = args.text('icon_url');
  if (username === undefined && emoji === undefined && url === undefined) return {};
  needScope(world, 'chat:write.customize');
  return {
    subtype: 'bot_message',
    ...(username === undefined ? {} : { username }),
    ...(emoji === undefined ? {} : { icons: { emoji } }),
    ...(url === undefined || emoji !== undefined ? {} : { icons: { image_48: url } }),
  };
}

/** The first message of the thread a call names. */
function threadOf(world: World, channel: StoredChannel, args: Args): string | undefined {
  const ts = args.text('thread_ts');
  if (ts === undefined) return undefined;
  const parent = world.state.channels.log(channel.id).get(ts);
  if (!parent) throw new ApiError('thread_not_found');
  return parent.threadTs ?? parent.ts;
}

function dm(world: World): (user: string) => StoredChannel {
  return (user) => directChannel(world, [user, world.state.meta.botUserId]).channel;
}

function mayPost(world: World, channel: StoredChannel): void {
  const member = world.state.channels.isMember(channel.id, world.state.meta.botUserId);
  const anywhere = channel.kind === 'public' && world.rights.scopes.has('chat:write.public');
  if (!member && !anywhere) throw new ApiError('not_in_channel');
  needOpen(channel);
}

function postMessageCall({ world, args }: Call): JsonObject {
  const channel = postTarget(world, args.need('channel', 'channel_not_found'), dm(world));
  mayPost(world, channel);
  const content = readContent(world, args);
  const metadata = readMetadata(args);
  const custom = customName(world, args);
  const threadTs = threadOf(world, channel, args);
  const wait = world.limits.post(channel.id);
  if (wait > 0) throw new RateLimited(wait);
  const { botUserId, botId } = world.state.meta;
  const broadcast = threadTs !== undefined && args.flag('reply_broadcast');
  const message = postMessage(world, channel, {
    ...(custom.subtype === undefined ? { user: botUserId } : {}),
    botId,
    ...content,
    ...custom,
    ...(metadata === undefined ? {} : { metadata }),
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(broadcast ? { broadcast: true, subtype: 'thread_broadcast' } : {}),
  });
  return { channel: channel.id, ts: message.ts, message: messageShape(world, message, { metadata: true }) };
}

function postEphemeralCall({ world, args }: Call): JsonObject {
  const { state } = world;
  const channel = postTarget(world, args.need('channel', 'channel_not_found'), dm(world));
  needMembership(world, channel);
  needOpen(channel);
  const person = findPerson(world, args.need('user', 'user_not_found'));
  if (!state.channels.isMember(channel.id, person.id)) throw new ApiError('user_not_in_channel');
  const content = readContent(world, args);
  const threadTs = threadOf(world, channel, args);
  const ts = state.nextTs(world.clock.now());
  const message = {
    channel: channel.id,
    ts,
    to: person.id,
    user: state.meta.botUserId,
    botId: state.meta.botId,
    ...content,
    ...(threadTs === undefined ? {} : { threadTs }),
    shown: threadTs === undefined || state.channels.log(channel.id).thread(threadTs) !== undefined,
  };
  world.ephemerals.put(message);
  state.touch({ t: 'message', message });
  return { message_ts: ts };
}

/** chat.postMessage and chat.postEphemeral */
export const chatPostMethods: Method[] = [
  { name: 'chat.postMessage', tier: 'special', scope: 'chat:write', run: postMessageCall },
  { name: 'chat.postEphemeral', tier: 4, scope: 'chat:write', run: postEphemeralCall },
];

import { ApiError } from '../api/api-error.js';
import type { Args } from '../api/args.js';
import { readContent } from '../api/methods/chat-post.js';
import { changeMessage, deleteMessage } from '../messages/change-message.js';
import { postMessage } from '../messages/post-message.js';
import type { ResponseHook, StoredMessage } from '../workspace/model.js';
import type { World } from '../world.js';

type Place = Pick<ResponseHook, 'channel' | 'user' | 'ts' | 'ephemeral' | 'threadTs'>;

/** Does what a response_url (or the answer to a slash command) asks for: replace, delete, or say something new. */
export function respond(world: World, place: Place, args: Args): void {
  if (args.flag('delete_original')) remove(world, place);
  else if (args.flag('replace_original')) replace(world, place, args);
  else say(world, place, args);
}

function original(world: World, place: Place): StoredMessage | undefined {
  if (place.ts === undefined) return undefined;
  return place.ephemeral
    ? world.ephemerals.get(place.channel, place.ts, place.user)
    : world.state.channels.log(place.channel).get(place.ts);
}

function remove(world: World, place: Place): void {
  const message = original(world, place);
  const channel = world.state.channels.get(place.channel);
  if (!message || !channel) throw new ApiError('message_not_found');
  if (place.ephemeral) {
    world.ephemerals.remove(place.channel, message.ts, place.user);
    world.state.touch({ t: 'gone', channel: place.channel, ts: message.ts });
  } else deleteMessage(world, channel, message);
}

function replace(world: World, place: Place, args: Args): void {
  const message = original(world, place);
  const channel = world.state.channels.get(place.channel);
  if (!message || !channel) throw new ApiError('message_not_found');
  const content = readContent(world, args);
  const kept = { ...message };
  delete kept.blocks;
  delete kept.attachments;
  if (!place.ephemeral) {
    const edited = { user: world.state.meta.botUserId, ts: world.state.nextTs(world.clock.now()) };
    changeMessage(world, channel, message, { ...kept, ...content, edited });
    return;
  }
  const next = { ...kept, ...content, to: place.user, shown: true };
  world.ephemerals.put(next);
  world.state.touch({ t: 'message', message: next });
}

function say(world: World, place: Place, args: Args): void {
  const { state } = world;
  const channel = state.channels.get(place.channel);
  if (!channel) throw new ApiError('channel_not_found');
  const content = readContent(world, args);
  const threadTs = args.text('thread_ts');
  const { botUserId, botId } = state.meta;
  const draft = { user: botUserId, botId, ...content, ...(threadTs === undefined ? {} : { threadTs }) };
  if (args.text('response_type') === 'in_channel') {
    postMessage(world, channel, draft);
    return;
  }
  const message = {
    ...draft,
    channel: channel.id,
    ts: state.nextTs(world.clock.now()),
    to: place.user,
    shown: threadTs === undefined || state.channels.log(channel.id).thread(threadTs) !== undefined,
  };
  world.ephemerals.put(message);
  state.touch({ t: 'message', message });
}

import { messageShape } from '../api/shapes/message-shape.js';
import { emitChannelEvent, emitMessageEvent } from '../delivery/emit-event.js';
import type { StoredChannel, StoredMessage } from '../workspace/model.js';
import type { World } from '../world.js';

/** Puts a message into a conversation and lets the app know of it as Slack would. */
export function postMessage(
  world: World,
  channel: StoredChannel,
  draft: Omit<StoredMessage, 'channel' | 'ts'>,
): StoredMessage {
  const { state } = world;
  const message: StoredMessage = { ...draft, channel: channel.id, ts: state.nextTs(world.clock.now()) };
  state.commit({ t: 'message', message });
  for (const id of message.files ?? []) {
    const file = state.files.get(id);
    if (!file) continue;
    const shares = [...(file.shares ?? []), { channel: channel.id, ts: message.ts }];
    state.commit({ t: 'file', file: { ...file, shares } });
  }
  world.notifications.note(state, channel, message);
  const shape = { ...messageShape(world, message), event_ts: message.ts };
  const mention = mentionEvent(world, channel, message);
  // Slack promises no order between the two events of one post: it differs from post to post here as well.
  const digits = Array.from(message.ts, Number).reduce((sum, digit) => sum + (digit || 0), 0);
  const mentionFirst = mention !== undefined && digits % 2 === 0;
  if (mention && mentionFirst) emitChannelEvent(world, channel, mention);
  emitMessageEvent(world, channel, shape);
  if (mention && !mentionFirst) emitChannelEvent(world, channel, mention);
  return message;
}

/** In a DM with the bot a mention is an ordinary message; the bot's own mentions count nowhere. */
function mentionEvent(world: World, channel: StoredChannel, message: StoredMessage) {
  const { botUserId } = world.state.meta;
  if (channel.kind === 'im' || message.botId !== undefined || !message.text.includes(`<@${botUserId}>`))
    return undefined;
  if (message.subtype !== undefined && !['file_share', 'thread_broadcast', 'me_message'].includes(message.subtype)) {
    return undefined;
  }
  const shape = messageShape(world, message);
  delete shape['subtype'];
  return { ...shape, type: 'app_mention', channel: channel.id, event_ts: message.ts };
}

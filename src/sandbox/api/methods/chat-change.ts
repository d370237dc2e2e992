import { changeMessage, deleteMessage } from '../../messages/change-message.js';
import { permalink } from '../../messages/permalink.js';
import type { JsonObject } from '../../json.js';
import type { StoredMessage } from '../../workspace/model.js';
import { ApiError } from '../api-error.js';
import { argChannel, needMembership, needOpen } from '../find.js';
import type { Call, Method } from '../method.js';
import { messageShape } from '../shapes/message-shape.js';
import { readContent, readMetadata } from './chat-post.js';

function ownMessage({ world, args }: Call, channelId: string, refusal: string): StoredMessage {
  const message = world.state.channels.log(channelId).get(args.need('ts', 'message_not_found'));
  if (!message || message.subtype === 'tombstone') throw new ApiError('message_not_found');
  if (message.botId !== world.state.meta.botId) throw new ApiError(refusal);
  return message;
}

function update(call: Call): JsonObject {
  const { world, args } = call;
  const channel = argChannel(world, args);
  needMembership(world, channel);
  needOpen(channel);
  const before = ownMessage(call, channel.id, 'cant_update_message');
  const kept = { ...before };
  const metadata = args.has('metadata') ? readMetadata(args) : kept.metadata;
  const content = readContent(world, args, 'refuse');
  // Text alone replaces the blocks as well; what is not given goes, except the metadata.
  delete kept.blocks;
  delete kept.attachments;
  delete kept.metadata;
  const after: StoredMessage = {
    ...kept,
    ...content,
    ...(metadata === undefined ? {} : { metadata }),
    edited: { user: world.state.meta.botUserId, ts: world.state.nextTs(world.clock.now()) },
  };
  changeMessage(world, channel, before, after);
  return {
    channel: channel.id,
    ts: after.ts,
    text: after.text,
    message: messageShape(world, after, { metadata: true }),
  };
}

function remove(call: Call): JsonObject {
  const { world, args } = call;
  const channel = argChannel(world, args);
  needMembership(world, channel);
  const message = ownMessage(call, channel.id, 'cant_delete_message');
  deleteMessage(world, channel, message);
  return { channel: channel.id, ts: message.ts };
}

/** chat.update, chat.delete, chat.getPermalink */
export const chatChangeMethods: Method[] = [
  { name: 'chat.update', tier: 3, scope: 'chat:write', run: update },
  { name: 'chat.delete', tier: 3, scope: 'chat:write', run: remove },
  {
    name: 'chat.getPermalink',
    tier: 'special',
    run: ({ world, args }) => {
      const channel = argChannel(world, args);
      const message = world.state.channels.log(channel.id).get(args.need('message_ts', 'message_not_found'));
      if (!message) throw new ApiError('message_not_found');
      return { channel: channel.id, permalink: permalink(world, message) };
    },
  },
];

import { addReaction, removeReaction } from '../../messages/react.js';
import { ApiError } from '../api-error.js';
import { argChannel, findMessage, needMembership } from '../find.js';
import type { Call, Method } from '../method.js';
import { messageShape } from '../shapes/message-shape.js';

function target({ world, args }: Call) {
  const channel = argChannel(world, args);
  needMembership(world, channel);
  const message = findMessage(world, channel, args.need('timestamp', 'message_not_found'));
  return { channel, message };
}

function emojiName({ args }: Call): string {
  const name = args.need('name', 'no_item_specified');
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new ApiError('invalid_name');
  return name;
}

/** reactions.add, reactions.get, reactions.remove */
export const reactionMethods: Method[] = [
  {
    name: 'reactions.add',
    tier: 3,
    scope: 'reactions:write',
    run: (call) => {
      const { channel, message } = target(call);
      const added = addReaction(call.world, channel, message, call.world.state.meta.botUserId, emojiName(call));
      if (!added) throw new ApiError('already_reacted');
      return {};
    },
  },
  {
    name: 'reactions.remove',
    tier: 2,
    scope: 'reactions:write',
    run: (call) => {
      const { channel, message } = target(call);
      const removed = removeReaction(call.world, channel, message, call.world.state.meta.botUserId, emojiName(call));
      if (!removed) throw new ApiError('no_reaction');
      return {};
    },
  },
  {
    name: 'reactions.get',
    tier: 3,
    scope: 'reactions:read',
    run: (call) => {
      const { channel, message } = target(call);
      return { type: 'message', channel: channel.id, message: messageShape(call.world, message) };
    },
  },
];

import { addReaction, removeReaction } from '../../messages/react.js';
import type { JsonObject } from '../../json.js';
import type { StoredMessage } from '../../workspace/model.js';
import { ApiError } from '../api-error.js';
import { argChannel, findMessage, findPerson, needMembership } from '../find.js';
import type { Call, Method } from '../method.js';
import { page } from '../page.js';
import { kindScope } from '../scopes.js';
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

/** What a person has reacted to where the bot is, the newest first. */
function list({ world, args }: Call): JsonObject {
  const { channels, meta } = world.state;
  const user = args.text('user') ?? meta.botUserId;
  findPerson(world, user);
  const has = ({ reactions = [] }: StoredMessage): boolean => reactions.some(({ users }) => users.includes(user));
  const found = channels
    .values()
    .filter(
      ({ id, kind }) => channels.isMember(id, meta.botUserId) && world.rights.scopes.has(kindScope(kind, 'history')),
    )
    .flatMap(({ id }) => [...channels.log(id).values()].filter(has))
    .toSorted((a, b) => Number(b.ts) - Number(a.ts));
  const { items, response_metadata } = page(found, args);
  const shapes = items.map((message) => ({
    type: 'message',
    channel: message.channel,
    message: messageShape(world, message),
  }));
  return { items: shapes, response_metadata };
}

/** reactions.add, reactions.get, reactions.list, reactions.remove */
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
  { name: 'reactions.list', tier: 2, scope: 'reactions:read', run: list },
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

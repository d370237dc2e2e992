import type { JsonObject } from '../../json.js';
import { addMember, directChannel } from '../../messages/membership.js';
import type { ChannelKind, StoredChannel } from '../../workspace/model.js';
import type { World } from '../../world.js';
import { ApiError } from '../api-error.js';
import type { Args } from '../args.js';
import { argChannel, findPerson, needOpen } from '../find.js';
import type { Call, Method } from '../method.js';
import { page } from '../page.js';
import { kindScope, missingScope, needKindScope, needScope } from '../scopes.js';
import { channelShape } from '../shapes/channel-shape.js';

const KIND_OF_TYPE: Record<string, ChannelKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

/** The kinds a list call asks for; each needs its own scope. */
export function wantedKinds(world: World, args: Args): Set<ChannelKind> {
  const types = args.names('types');
  const kinds = (types.length === 0 ? ['public_channel'] : types).map((type) => {
    const kind = KIND_OF_TYPE[type];
    if (!kind) throw new ApiError('invalid_types');
    return kind;
  });
  const lacking = kinds.filter((kind) => !world.rights.scopes.has(kindScope(kind, 'read')));
  if (lacking.length > 0) throw missingScope(world, lacking.map((kind) => kindScope(kind, 'read')).join(','));
  return new Set(kinds);
}

function open({ world, args }: Call): JsonObject {
  const users = args.names('users');
  if (users.length === 0) {
    const known = argChannel(world, args);
    return { no_op: true, already_open: true, channel: { id: known.id } };
  }
  if (users.length > 8) throw new ApiError('too_many_users');
  needScope(world, users.length > 1 ? 'mpim:write' : 'im:write');
  for (const id of users) {
    const person = findPerson(world, id);
    if (person.deleted) throw new ApiError('user_disabled');
    if (person.isBot) throw new ApiError('cannot_dm_bot');
  }
  const { channel, made } = directChannel(world, [...users, world.state.meta.botUserId]);
  const shape = args.flag('return_im') ? channelShape(world, channel) : { id: channel.id };
  return made ? { channel: shape } : { no_op: true, already_open: true, channel: shape };
}

function join({ world, args }: Call): JsonObject {
  const channel = argChannel(world, args);
  if (channel.kind !== 'public') throw new ApiError('method_not_supported_for_channel_type');
  needOpen(channel);
  const joined = addMember(world, channel, world.state.meta.botUserId);
  const shape = channelShape(world, channel);
  return joined
    ? { channel: shape }
    : { channel: shape, warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } };
}

function list({ world, args }: Call): JsonObject {
  const kinds = wantedKinds(world, args);
  const skipArchived = args.flag('exclude_archived');
  const { botUserId } = world.state.meta;
  const visible = (channel: StoredChannel): boolean =>
    kinds.has(channel.kind) &&
    !(skipArchived && channel.archived) &&
    (channel.kind === 'public' || world.state.channels.isMember(channel.id, botUserId));
  const { items, response_metadata } = page(world.state.channels.values().filter(visible), args);
  return { channels: items.map((channel) => channelShape(world, channel, { numMembers: true })), response_metadata };
}

/** conversations.open, join, list, info, members */
export const conversationMethods: Method[] = [
  { name: 'conversations.open', tier: 3, run: open },
  { name: 'conversations.join', tier: 3, scope: 'channels:join', run: join },
  { name: 'conversations.list', tier: 2, run: list },
  {
    name: 'conversations.info',
    tier: 3,
    run: ({ world, args }) => {
      const channel = argChannel(world, args);
      needKindScope(world, channel, 'read');
      const shape = channelShape(world, channel, { numMembers: args.flag('include_num_members') });
      return { channel: args.flag('include_locale') ? { ...shape, locale: 'en-US' } : shape };
    },
  },
  {
    name: 'conversations.members',
    tier: 4,
    run: ({ world, args }) => {
      const channel = argChannel(world, args);
      needKindScope(world, channel, 'read');
      const { items, response_metadata } = page([...world.state.channels.members(channel.id)], args);
      return { members: items, response_metadata };
    },
  },
];

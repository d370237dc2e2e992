import type { JsonObject } from '../../json.js';
import type { StoredPerson } from '../../workspace/model.js';
import { ApiError } from '../api-error.js';
import { findPerson } from '../find.js';
import type { Call, Method } from '../method.js';
import { page } from '../page.js';
import { channelShape } from '../shapes/channel-shape.js';
import { personShape } from '../shapes/person-shape.js';
import { wantedKinds } from './conversation-methods.js';

function shape({ world, args }: Call, person: StoredPerson): JsonObject {
  return personShape(person, {
    email: world.rights.scopes.has('users:read.email') && !person.isStranger,
    locale: args.flag('include_locale'),
    at: world.clock.now(),
  });
}

/** users.info, users.list, users.lookupByEmail, users.conversations */
export const userMethods: Method[] = [
  {
    name: 'users.info',
    tier: 4,
    scope: 'users:read',
    run: (call) => ({ user: shape(call, findPerson(call.world, call.args.need('user', 'user_not_found'))) }),
  },
  {
    name: 'users.list',
    tier: 2,
    scope: 'users:read',
    run: (call) => {
      const { items, response_metadata } = page([...call.world.state.people.values()], call.args, 1000);
      const members = items.map((person) => shape(call, person));
      return { members, cache_ts: Math.floor(call.world.clock.now().getTime() / 1000), response_metadata };
    },
  },
  {
    name: 'users.lookupByEmail',
    tier: 3,
    scope: 'users:read.email',
    run: (call) => {
      const person = call.world.state.people.byEmail(call.args.need('email', 'users_not_found'));
      if (!person || person.isStranger || person.deleted || person.isBot) throw new ApiError('users_not_found');
      return { user: shape(call, person) };
    },
  },
  {
    name: 'users.conversations',
    tier: 3,
    run: ({ world, args }) => {
      const kinds = wantedKinds(world, args);
      const { botUserId } = world.state.meta;
      const user = args.text('user') ?? botUserId;
      findPerson(world, user);
      const skipArchived = args.flag('exclude_archived');
      const channels = [...world.state.channels.channelsOf(user)]
        .map((id) => world.state.channels.get(id))
        .filter((channel) => channel !== undefined)
        .filter((channel) => kinds.has(channel.kind) && !(skipArchived && channel.archived))
        .filter((channel) => channel.kind === 'public' || world.state.channels.isMember(channel.id, botUserId));
      const { items, response_metadata } = page(channels, args);
      return { channels: items.map((channel) => channelShape(world, channel)), response_metadata };
    },
  },
];

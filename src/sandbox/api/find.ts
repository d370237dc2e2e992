import type { StoredChannel, StoredMessage, StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { ApiError } from './api-error.js';
import type { Args } from './args.js';

/** A conversation the bot may know of: public ones, and those it is in. All others do not exist for it. */
export function findChannel(world: World, id: string): StoredChannel {
  const { state } = world;
  const channel = state.channels.get(id);
  const visible = channel?.kind === 'public' || state.channels.isMember(id, state.meta.botUserId);
  if (!channel || !visible) throw new ApiError('channel_not_found');
  return channel;
}

/** The conversation of an argument, given by id. */
export function argChannel(world: World, args: Args): StoredChannel {
  return findChannel(world, args.need('channel', 'channel_not_found'));
}

/** Where a post goes: a channel by id or `#name`, or a person's DM by user id. */
export function postTarget(world: World, wanted: string, direct: (user: string) => StoredChannel): StoredChannel {
  const { state } = world;
  const person = state.people.get(wanted);
  if (person) return direct(person.id);
  const named = wanted.startsWith('#') ? state.channels.byName(wanted.slice(1)) : undefined;
  return findChannel(world, named?.id ?? wanted);
}

/** Refuses what only members may do. */
export function needMembership(world: World, channel: StoredChannel): void {
  if (!world.state.channels.isMember(channel.id, world.state.meta.botUserId)) throw new ApiError('not_in_channel');
}

export function needOpen(channel: StoredChannel): void {
  if (channel.archived) throw new ApiError('is_archived');
}

export function findPerson(world: World, id: string): StoredPerson {
  const person = world.state.people.get(id);
  if (!person) throw new ApiError('user_not_found');
  return person;
}

export function findMessage(world: World, channel: StoredChannel, ts: string): StoredMessage {
  const message = world.state.channels.log(channel.id).get(ts);
  if (!message) throw new ApiError('message_not_found');
  return message;
}

import { emitChannelEvent, emitWorkspaceEvent } from '../../delivery/emit-event.js';
import type { JsonObject } from '../../json.js';
import { addMember, removeMember } from '../../messages/membership.js';
import { postMessage } from '../../messages/post-message.js';
import type { StoredChannel } from '../../workspace/model.js';
import { newChannel } from '../../workspace/seed.js';
import type { World } from '../../world.js';
import { ApiError } from '../api-error.js';
import type { Args } from '../args.js';
import { argChannel, needMembership, needOpen } from '../find.js';
import type { Call, Method } from '../method.js';
import { needScope } from '../scopes.js';
import { channelShape } from '../shapes/channel-shape.js';

const LONGEST_NAME = 80;
const MOST_INVITED = 100;

/** A name as Slack makes one of what it is given: lower case, with hyphens for spaces. */
function channelName(args: Args): string {
  const name = (args.text('name') ?? '').trim().toLowerCase().replaceAll(/\s+/gu, '-');
  if (name === '') throw new ApiError('invalid_name_required');
  if (name.length > LONGEST_NAME) throw new ApiError('invalid_name_maxlength');
  if (/^[_-]+$/u.test(name)) throw new ApiError('invalid_name_punctuation');
  if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(name)) throw new ApiError('invalid_name_specials');
  return name;
}

function needManage(world: World, isPrivate: boolean): void {
  needScope(world, isPrivate ? 'groups:write' : 'channels:manage');
}

/** A channel that the bot may manage: no DM. */
function managed({ world, args }: Call): StoredChannel {
  const channel = argChannel(world, args);
  if (channel.kind === 'im' || channel.kind === 'mpim') throw new ApiError('method_not_supported_for_channel_type');
  needManage(world, channel.kind === 'private');
  return channel;
}

/** The line and the event of what the bot did to a channel. */
function tell(world: World, channel: StoredChannel, what: string, text: string, more: JsonObject = {}): void {
  const user = world.state.meta.botUserId;
  const type = `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`;
  postMessage(world, channel, { user, subtype: type, text: `<@${user}> ${text}` });
  emitChannelEvent(world, channel, {
    type,
    channel: channel.id,
    user,
    event_ts: world.state.nextTs(world.clock.now()),
    ...more,
  });
}

function nounOf({ kind }: StoredChannel): string {
  return kind === 'private' ? 'group' : 'channel';
}

function create({ world, args }: Call): JsonObject {
  const isPrivate = args.flag('is_private');
  needManage(world, isPrivate);
  const name = channelName(args);
  const { state } = world;
  if (state.channels.byName(name)) throw new ApiError('name_taken');
  const { botUserId } = state.meta;
  const channel = newChannel(state, { name, private: isPrivate }, botUserId, world.clock.now());
  state.commit({ t: 'channel', channel });
  state.commit({ t: 'member', channel: channel.id, user: botUserId, in: true });
  if (!isPrivate) {
    const { id, created, creator } = channel;
    const event_ts = state.nextTs(world.clock.now());
    emitWorkspaceEvent(world, { type: 'channel_created', channel: { id, name, created, creator }, event_ts });
  }
  return { channel: channelShape(world, channel) };
}

function rename(call: Call): JsonObject {
  const { world, args } = call;
  const channel = managed(call);
  const name = channelName(args);
  needOpen(channel);
  needMembership(world, channel);
  if (channel.creator !== world.state.meta.botUserId) throw new ApiError('not_authorized');
  const known = world.state.channels.byName(name);
  if (known && known.id !== channel.id) throw new ApiError('name_taken');
  const renamed = { ...channel, name };
  if (name !== channel.name) {
    world.state.commit({ t: 'channel', channel: renamed });
    const { id, created } = channel;
    const text = `has renamed the ${nounOf(channel)} from "${channel.name}" to "${name}"`;
    const more = channel.kind === 'private' ? 'name' : 'rename';
    tell(world, renamed, more, text, { type: `${nounOf(channel)}_rename`, channel: { id, name, created } });
  }
  return { channel: channelShape(world, renamed) };
}

function archive(call: Call): JsonObject {
  const { world } = call;
  const channel = managed(call);
  if (channel.name === 'general') throw new ApiError('cant_archive_general');
  if (channel.archived) throw new ApiError('already_archived');
  needMembership(world, channel);
  tell(world, channel, 'archive', `archived the ${nounOf(channel)}`);
  world.state.commit({ t: 'channel', channel: { ...channel, archived: true } });
  return {};
}

function unarchive(call: Call): JsonObject {
  const { world } = call;
  const channel = managed(call);
  if (!channel.archived) throw new ApiError('not_archived');
  const open = { ...channel, archived: false };
  world.state.commit({ t: 'channel', channel: open });
  world.state.commit({ t: 'member', channel: channel.id, user: world.state.meta.botUserId, in: true });
  tell(world, open, 'unarchive', `unarchived the ${nounOf(channel)}`);
  return {};
}

function invite(call: Call): JsonObject {
  const { world, args } = call;
  const channel = managed(call);
  const users = args.names('users');
  if (users.length === 0) throw new ApiError('no_user');
  if (users.length > MOST_INVITED) throw new ApiError('too_many_users');
  needOpen(channel);
  needMembership(world, channel);
  const { botUserId } = world.state.meta;
  const faultOf = (user: string): string | null => {
    const person = world.state.people.get(user);
    if (!person || person.deleted) return 'user_not_found';
    if (user === botUserId) return 'cant_invite_self';
    return world.state.channels.isMember(channel.id, user) ? 'already_in_channel' : null;
  };
  const errors = users.flatMap((user) => {
    const error = faultOf(user);
    return error === null ? [] : [{ user, ok: false, error }];
  });
  const wrong = new Set(errors.map(({ user }) => user));
  const able = users.filter((user) => !wrong.has(user));
  const [first] = errors;
  if (first && (able.length === 0 || !args.flag('force'))) throw new ApiError(first.error, { errors });
  for (const user of able) addMember(world, channel, user, botUserId);
  return { channel: channelShape(world, channel), ...(first && { errors }) };
}

function kick(call: Call): JsonObject {
  const { world, args } = call;
  const channel = managed(call);
  const user = args.need('user', 'user_not_found');
  if (channel.name === 'general') throw new ApiError('cant_kick_from_general');
  needOpen(channel);
  needMembership(world, channel);
  if (user === world.state.meta.botUserId) throw new ApiError('cant_kick_self');
  if (!world.state.people.get(user)) throw new ApiError('user_not_found');
  if (!removeMember(world, channel, user)) throw new ApiError('not_in_channel');
  return { errors: {} };
}

function leave({ world, args }: Call): JsonObject {
  const channel = argChannel(world, args);
  if (channel.kind === 'im') throw new ApiError('method_not_supported_for_channel_type');
  if (channel.kind !== 'mpim') needManage(world, channel.kind === 'private');
  if (channel.name === 'general') throw new ApiError('cant_leave_general');
  needOpen(channel);
  const { botUserId } = world.state.meta;
  const members = world.state.channels.members(channel.id);
  if (channel.kind === 'private' && members.size === 1 && members.has(botUserId)) throw new ApiError('last_member');
  return removeMember(world, channel, botUserId) ? {} : { not_in_channel: true };
}

/** conversations.create, rename, archive, unarchive, invite, kick, leave */
export const conversationChangeMethods: Method[] = [
  { name: 'conversations.create', tier: 2, run: create },
  { name: 'conversations.rename', tier: 2, run: rename },
  { name: 'conversations.archive', tier: 2, run: archive },
  { name: 'conversations.unarchive', tier: 2, run: unarchive },
  { name: 'conversations.invite', tier: 3, run: invite },
  { name: 'conversations.kick', tier: 3, run: kick },
  { name: 'conversations.leave', tier: 3, run: leave },
];

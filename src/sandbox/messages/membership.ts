import { emitChannelEvent } from '../delivery/emit-event.js';
import type { StoredChannel } from '../workspace/model.js';
import type { World } from '../world.js';
import { deskSeconds } from '../world.js';
import { postMessage } from './post-message.js';

/** Puts somebody into a channel, with the line that Slack writes there. @returns false when they were in it */
export function addMember(world: World, channel: StoredChannel, user: string, inviter?: string): boolean {
  const { state } = world;
  if (state.channels.isMember(channel.id, user)) return false;
  state.commit({ t: 'member', channel: channel.id, user, in: true });
  postMessage(world, channel, {
    user,
    subtype: channel.kind === 'private' ? 'group_join' : 'channel_join',
    text: `<@${user}> has joined the ${channel.kind === 'private' ? 'group' : 'channel'}`,
    ...(inviter === undefined || inviter === user ? {} : { inviter }),
  });
  emitChannelEvent(world, channel, {
    type: 'member_joined_channel',
    user,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: state.meta.teamId,
    ...(inviter === undefined ? {} : { inviter }),
    event_ts: state.nextTs(world.clock.now()),
  });
  return true;
}

/** Takes somebody out of a channel. @returns false when they were not in it */
export function removeMember(world: World, channel: StoredChannel, user: string): boolean {
  const { state } = world;
  if (!state.channels.isMember(channel.id, user)) return false;
  const event = {
    type: 'member_left_channel',
    user,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: state.meta.teamId,
    event_ts: state.nextTs(world.clock.now()),
  };
  state.commit({ t: 'member', channel: channel.id, user, in: false });
  emitChannelEvent(world, channel, event);
  return true;
}

/** The DM of these people (one person: with oneself), made when there is none yet. */
export function directChannel(world: World, users: readonly string[]): { channel: StoredChannel; made: boolean } {
  const { state } = world;
  const people = [...new Set(users)];
  const known = state.channels.direct(people);
  if (known) return { channel: known, made: false };
  const kind = people.length > 2 ? 'mpim' : 'im';
  const names = people.map((id) => state.people.get(id)?.name ?? id);
  const channel: StoredChannel = {
    id: state.ids.next(kind === 'im' ? 'D' : 'C'),
    kind,
    name: kind === 'im' ? '' : `mpdm-${names.join('--')}-1`,
    created: deskSeconds(world),
    creator: people[0] ?? '',
    archived: false,
    extShared: false,
    purpose: '',
  };
  state.commit({ t: 'channel', channel });
  for (const user of people) state.commit({ t: 'member', channel: channel.id, user, in: true });
  return { channel, made: true };
}

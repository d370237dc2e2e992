import { directChannel } from '../messages/membership.js';
import { SandboxError } from '../sandbox-error.js';
import type { StoredChannel, StoredMessage, StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';

/** A person by id, handle or e-mail address; the error lists who there is. */
export function personNamed(world: World, given: string): StoredPerson {
  const { people } = world.state;
  const found = people.get(given) ?? people.byName(given.replace(/^@/, '')) ?? people.byEmail(given);
  if (found) return found;
  const names = [...people.values()].map((person) => `@${person.name}`).join(' ');
  throw new SandboxError('user_not_found', `nobody is called "${given}"; there are: ${names}`);
}

/** A usergroup by id or handle. */
export function channelNamed(world: World, given: string): StoredChannel {
  const { channels } = world.state;
  const found = channels.get(given) ?? channels.byName(given.replace(/^#/, ''));
  if (found) return found;
  const names = channels.values().flatMap((one) => (one.kind === 'im' || one.kind === 'mpim' ? [] : [`#${one.name}`]));
  throw new SandboxError('channel_not_found', `there is no channel "${given}"; there are: ${names.join(' ')}`);
}

/** The place a person means: `#channel`, an id, or `@somebody` for their DM. Private places exist for members only. */
export function placeFor(world: World, person: StoredPerson, given: string): StoredChannel {
  const { state } = world;
  if (given.startsWith('@') || state.people.get(given)) {
    const other = personNamed(world, given);
    if (other.id === state.meta.botUserId) return dmWithBot(world, person);
    return directChannel(world, [person.id, other.id]).channel;
  }
  const channel = channelNamed(world, given);
  const open = channel.kind === 'public' && !person.isGuest && !person.isStranger;
  if (!open && !state.channels.isMember(channel.id, person.id)) {
    throw new SandboxError(
      'channel_not_found',
      `@${person.name} cannot see "${given}": it is private and they are not in it`,
    );
  }
  return channel;
}

/** The DM of a person with the bot. */
export function dmWithBot(world: World, person: StoredPerson): StoredChannel {
  return directChannel(world, [person.id, world.state.meta.botUserId]).channel;
}

/** A message that this person can see; ephemerals count for the one they were sent to. */
export function messageFor(
  world: World,
  person: StoredPerson,
  ref: { channel: string; ts: string },
): { channel: StoredChannel; message: StoredMessage; ephemeral: boolean } {
  const channel = placeFor(world, person, ref.channel);
  const message = world.state.channels.log(channel.id).get(ref.ts);
  if (message && message.subtype !== 'tombstone') return { channel, message, ephemeral: false };
  const ephemeral = world.ephemerals.get(channel.id, ref.ts, person.id);
  if (ephemeral?.shown === true) return { channel, message: ephemeral, ephemeral: true };
  const name = channel.name === '' ? 'the DM' : `#${channel.name}`;
  throw new SandboxError('message_not_found', `@${person.name} sees no message ${ref.ts} in ${name}`);
}

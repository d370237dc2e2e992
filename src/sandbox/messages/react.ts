import { emitChannelEvent } from '../delivery/emit-event.js';
import type { Reaction, StoredChannel, StoredMessage } from '../workspace/model.js';
import type { World } from '../world.js';

/** Adds a reaction. @returns false when this person had it there already */
export function addReaction(world: World, channel: StoredChannel, message: StoredMessage, user: string, name: string) {
  const reactions = message.reactions ?? [];
  const known = reactions.find((one) => one.name === name);
  if (known?.users.includes(user) === true) return false;
  const next: Reaction[] = known
    ? reactions.map((one) => (one === known ? { name, users: [...one.users, user] } : one))
    : [...reactions, { name, users: [user] }];
  world.state.commit({ t: 'message', message: { ...message, reactions: next } });
  emitReaction(world, channel, message, user, name, 'reaction_added');
  return true;
}

/** Takes a reaction back. @returns false when this person had none of that name there */
export function removeReaction(
  world: World,
  channel: StoredChannel,
  message: StoredMessage,
  user: string,
  name: string,
) {
  const reactions = message.reactions ?? [];
  const known = reactions.find((one) => one.name === name);
  if (known?.users.includes(user) !== true) return false;
  const next = reactions
    .map((one) => (one === known ? { name, users: one.users.filter((id) => id !== user) } : one))
    .filter((one) => one.users.length > 0);
  world.state.commit({ t: 'message', message: { ...message, reactions: next } });
  emitReaction(world, channel, message, user, name, 'reaction_removed');
  return true;
}

function emitReaction(
  world: World,
  channel: StoredChannel,
  message: StoredMessage,
  user: string,
  reaction: string,
  type: 'reaction_added' | 'reaction_removed',
): void {
  emitChannelEvent(world, channel, {
    type,
    user,
    reaction,
    item: { type: 'message', channel: channel.id, ts: message.ts },
    ...(message.user === undefined ? {} : { item_user: message.user }),
    event_ts: world.state.nextTs(world.clock.now()),
  });
}

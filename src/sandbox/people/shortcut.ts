import { messageShape } from '../api/shapes/message-shape.js';
import { channelField, payloadBase, sendInteraction } from '../delivery/interact.js';
import { makeResponseUrl } from '../delivery/response-hooks.js';
import { SandboxError } from '../sandbox-error.js';
import type { StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { messageFor, placeFor } from './find.js';

/**
 * A person uses a shortcut, named as in the manifest or by its callback id: on a message, or from the ⚡ menu.
 * @param viewed the conversation that they look at, if any
 */
export async function useShortcut(
  world: World,
  person: StoredPerson,
  name: string,
  ref?: { channel: string; ts: string },
  viewed?: string,
): Promise<void> {
  const type = ref ? 'message' : 'global';
  const candidates = world.rights.shortcuts.filter((one) => one.type === type);
  const shortcut = candidates.find((one) => one.name === name || one.callback_id === name);
  if (!shortcut) {
    const all = candidates.map((one) => `"${one.name}"`).join(', ');
    throw new SandboxError('unknown_shortcut', `no ${type} shortcut is called "${name}"; there are: ${all}`);
  }
  const found = ref && messageFor(world, person, ref);
  const place = found?.channel ?? (viewed === undefined ? undefined : placeFor(world, person, viewed));
  const common = {
    callback_id: shortcut.callback_id,
    trigger_id: world.triggers.make(person.id, place?.id ?? null),
    action_ts: world.state.nextTs(world.clock.now()),
  };
  if (!found) {
    await sendInteraction(world, `shortcut ${name}`, { ...payloadBase(world, 'shortcut', person), ...common });
    return;
  }
  const { channel, message, ephemeral } = found;
  if (ephemeral) throw new SandboxError('message_not_found', 'an ephemeral message has no shortcuts');
  await sendInteraction(world, `shortcut ${name}`, {
    ...payloadBase(world, 'message_action', person),
    ...common,
    channel: channelField(channel),
    message_ts: message.ts,
    message: messageShape(world, message),
    response_url: makeResponseUrl(world, { channel: channel.id, user: person.id, ephemeral: false, ts: message.ts }),
  });
}

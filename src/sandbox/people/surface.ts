import { messageShape } from '../api/shapes/message-shape.js';
import { channelField, payloadBase, sendInteraction } from '../delivery/interact.js';
import { makeResponseUrl } from '../delivery/response-hooks.js';
import type { JsonObject } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import { viewShape } from '../views/build-view.js';
import { modalsOf } from '../views/modal-stack.js';
import { stateValues } from '../views/state-values.js';
import type { StoredChannel, StoredMessage, StoredPerson, StoredView } from '../workspace/model.js';
import type { World } from '../world.js';
import { messageFor } from './find.js';

/** How a client names what a person looks at. */
export type SurfaceRef = { channel: string; ts: string } | { view: string };

/** What a person looks at and can use: a message, or a view. `key` is where their inputs are kept. */
export type Surface =
  | {
      kind: 'message';
      key: string;
      blocks: JsonObject[];
      channel: StoredChannel;
      message: StoredMessage;
      ephemeral: boolean;
    }
  | { kind: 'view'; key: string; blocks: JsonObject[]; view: StoredView };

/** Finds it; no reference means the modal on top, or else the Home tab. */
export function surfaceFor(world: World, person: StoredPerson, ref: SurfaceRef | undefined): Surface {
  if (ref && 'ts' in ref) {
    const found = messageFor(world, person, ref);
    return { kind: 'message', key: `${found.channel.id} ${ref.ts}`, blocks: found.message.blocks ?? [], ...found };
  }
  const modals = modalsOf(world, person.id);
  const home = world.state.homes.get(person.id);
  const view = ref ? [...modals, home].find((one) => one?.id === ref.view) : (modals.at(-1) ?? home);
  if (!view) throw new SandboxError('view_not_found', `@${person.name} has ${ref ? 'no such view' : 'no view'} open`);
  return { kind: 'view', key: view.id, blocks: view.blocks, view };
}

/** Sends a block_actions payload for what a person did. */
export async function sendAction(
  world: World,
  person: StoredPerson,
  surface: Surface,
  action: JsonObject,
  label: string,
): Promise<void> {
  const payload: JsonObject = {
    ...payloadBase(world, 'block_actions', person),
    trigger_id: makeTrigger(world, person, surface),
    ...placeFields(world, person, surface),
    actions: [{ ...action, action_ts: world.state.nextTs(world.clock.now()) }],
  };
  await sendInteraction(world, `action "${label}"`, payload);
}

function makeTrigger(world: World, person: StoredPerson, surface: Surface): string {
  if (surface.kind === 'message') return world.triggers.make(person.id, surface.channel.id);
  return surface.view.type === 'home' ? world.triggers.make(person.id, null) : world.triggers.make(person.id);
}

/** The part of a payload that says where it happened. */
export function placeFields(world: World, person: StoredPerson, surface: Surface): JsonObject {
  if (surface.kind === 'view') {
    const { view } = surface;
    return { container: { type: 'view', view_id: view.id }, view: viewShape(world, person.id, view) };
  }
  const { channel, message, ephemeral } = surface;
  const values = stateValues(world, person.id, surface.key, surface.blocks);
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: channelField(channel),
    // The app never learns the content of an ephemeral message from its buttons.
    ...(ephemeral ? {} : { message: messageShape(world, message) }),
    state: { values },
    response_url: makeResponseUrl(world, {
      channel: channel.id,
      user: person.id,
      ephemeral,
      ts: message.ts,
      threadTs: message.threadTs,
    }),
  };
}

import { interactiveOf, isFileInput } from '../blocks/elements.js';
import { withIds } from '../blocks/with-ids.js';
import { validateView } from '../blocks/validate-view.js';
import type { JsonObject } from '../json.js';
import { objs, str } from '../json.js';
import { stateValues } from './state-values.js';
import type { StoredView } from '../workspace/model.js';
import type { World } from '../world.js';

/** Checks a view payload and fills in what Slack fills in; id, hash and place in the stack come later. */
export function buildView(
  world: World,
  payload: JsonObject,
  type: 'modal' | 'home',
): { view: JsonObject } | { error: string; messages: string[] } {
  const messages = validateView(payload, type);
  if (messages.length > 0) return { error: 'invalid_arguments', messages };
  const blocks = objs(payload, 'blocks');
  if (!world.rights.scopes.has('files:read') && interactiveOf(blocks).some(isFileInput)) {
    return { error: 'missing_scope', messages: ['[ERROR] a file_input needs the scope files:read'] };
  }
  const { meta } = world.state;
  return {
    view: {
      team_id: meta.teamId,
      type,
      blocks: withIds(world.state.ids, blocks),
      private_metadata: str(payload, 'private_metadata') ?? '',
      callback_id: str(payload, 'callback_id') ?? '',
      title: payload['title'] ?? null,
      close: payload['close'] ?? null,
      submit: payload['submit'] ?? null,
      submit_disabled: payload['submit_disabled'] === true,
      clear_on_close: payload['clear_on_close'] === true,
      notify_on_close: payload['notify_on_close'] === true,
      external_id: str(payload, 'external_id') ?? '',
      app_id: meta.appId,
      app_installed_team_id: meta.teamId,
      bot_id: meta.botId,
    },
  };
}

/** A view as the Web API and payloads show it: with what the person has entered so far. */
export function viewShape(world: World, user: string, view: StoredView): JsonObject {
  return { ...view, state: { values: stateValues(world, user, view.id, view.blocks) } };
}

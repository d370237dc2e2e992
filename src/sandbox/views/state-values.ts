import { interactiveOf } from '../blocks/elements.js';
import { initialState } from './initial-state.js';
import type { JsonObject } from '../json.js';
import { str } from '../json.js';
import type { World } from '../world.js';

/** `state.values` of a message or view: what the person entered, else what the elements start with. */
export function stateValues(world: World, user: string, place: string, blocks: readonly JsonObject[]): JsonObject {
  const values: Record<string, JsonObject> = {};
  for (const { block, element } of interactiveOf(blocks)) {
    const blockId = str(block, 'block_id') ?? '';
    const actionId = str(element, 'action_id') ?? '';
    const state = world.inputs.get(user, place, blockId, actionId) ?? initialState(element);
    if (state) (values[blockId] ??= {})[actionId] = state;
  }
  return values;
}

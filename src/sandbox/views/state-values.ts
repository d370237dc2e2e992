import { fileShape } from '../api/shapes/file-shape.js';
import { interactiveOf } from '../blocks/elements.js';
import { initialState } from './initial-state.js';
import type { JsonObject } from '../json.js';
import { str, strs } from '../json.js';
import type { World } from '../world.js';

/** `state.values` of a message or view: what the person entered, else what the elements start with. */
export function stateValues(world: World, user: string, place: string, blocks: readonly JsonObject[]): JsonObject {
  const values: Record<string, JsonObject> = {};
  for (const { block, element } of interactiveOf(blocks)) {
    const blockId = str(block, 'block_id') ?? '';
    const actionId = str(element, 'action_id') ?? '';
    const state = world.inputs.get(user, place, blockId, actionId) ?? initialState(element);
    if (state) (values[blockId] ??= {})[actionId] = state['type'] === 'file_input' ? withFiles(world, state) : state;
  }
  return values;
}

/** The app is told of files as they are; of each, only its id is remembered. */
function withFiles(world: World, state: JsonObject): JsonObject {
  const files = strs(state, 'files').map((id) => world.state.files.get(id));
  return { ...state, files: files.filter((file) => file !== undefined).map((file) => fileShape(world, file)) };
}

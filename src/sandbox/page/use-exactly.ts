import { interactiveOf } from '../blocks/elements.js';
import type { Placed } from '../blocks/elements.js';
import type { Json } from '../json.js';
import { objs } from '../json.js';
import { attach } from '../people/attach.js';
import type { TypedFile } from '../people/keep-file.js';
import { readValue } from '../people/read-value.js';
import type { GivenValue } from '../people/read-value.js';
import { suggest, type Suggestion } from '../people/suggest.js';
import { sendAction, surfaceFor } from '../people/surface.js';
import type { Surface, SurfaceRef } from '../people/surface.js';
import { SandboxError } from '../sandbox-error.js';
import type { StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { pageFile } from './page-message.js';
import type { PageFile } from './wire.js';

/** An element by its ids: a page knows exactly what was clicked. */
export interface ElementRef {
  surface: SurfaceRef | undefined;
  block: string;
  action: string;
}

function find(world: World, person: StoredPerson, ref: ElementRef): { surface: Surface; placed: Placed } {
  const surface = surfaceFor(world, person, ref.surface);
  const placed = interactiveOf(surface.blocks).find(
    ({ block, element }) => block['block_id'] === ref.block && element['action_id'] === ref.action,
  );
  if (!placed) throw new SandboxError('no_such_element', 'it is not there any more');
  return { surface, placed };
}

/**
 * A person uses an element: presses a button, picks from an overflow menu, or gives an input its value. What stands in
 * an input block is only kept until the form is sent, unless the block dispatches.
 */
export async function useExactly(
  world: World,
  person: StoredPerson,
  ref: ElementRef,
  given: { value: GivenValue; send: boolean },
): Promise<void> {
  const { surface, placed } = find(world, person, ref);
  const { block, element } = placed;
  const base = { type: element['type'], block_id: ref.block, action_id: ref.action };
  if (element['type'] === 'button') {
    const action = { ...base, text: element['text'], value: element['value'], style: element['style'] };
    await sendAction(world, person, surface, action, ref.action);
  } else if (element['type'] === 'overflow') {
    const option: Json | undefined = objs(element, 'options').find((one) => one['value'] === given.value);
    if (option === undefined) throw new SandboxError('no_such_element', 'it is not there any more');
    await sendAction(world, person, surface, { ...base, selected_option: option }, ref.action);
  } else {
    const state = await readValue(world, person, surface, placed, given.value);
    world.inputs.set(person.id, surface.key, ref.block, ref.action, state);
    const dispatches = block['type'] !== 'input' || (block['dispatch_action'] === true && given.send);
    if (dispatches) await sendAction(world, person, surface, { ...base, ...state }, ref.action);
  }
}

/** A person adds a file to a file input. @returns all that it holds now */
export function attachExactly(world: World, person: StoredPerson, ref: ElementRef, file: TypedFile): PageFile[] {
  const { surface, placed } = find(world, person, ref);
  return attach(world, person, surface, placed, file).flatMap((id) => {
    const kept = world.state.files.get(id);
    return kept ? [pageFile(kept)] : [];
  });
}

/** What the app offers in an external select for what was typed. */
export function suggestExactly(
  world: World,
  person: StoredPerson,
  ref: ElementRef,
  query: string,
): Promise<Suggestion[]> {
  const { surface, placed } = find(world, person, ref);
  return suggest(world, person, surface, placed, query);
}

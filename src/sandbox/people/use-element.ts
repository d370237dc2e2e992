import { interactiveOf, plain } from '../blocks/elements.js';
import type { Placed } from '../blocks/elements.js';
import type { JsonObject } from '../json.js';
import { obj, objs, str } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import type { StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { readValue } from './read-value.js';
import type { GivenValue } from './read-value.js';
import { sendAction, surfaceFor } from './surface.js';
import type { Surface, SurfaceRef } from './surface.js';

/** How to tell elements apart that look alike, and whether to say yes to a confirm dialog. */
export interface PressOptions {
  confirm?: boolean;
  block?: string;
  value?: string;
  nth?: number;
}

/** A person presses a button, or picks an option of an overflow menu, by its label or action id. */
export async function press(
  world: World,
  person: StoredPerson,
  label: string,
  ref: SurfaceRef | undefined,
  options: PressOptions,
): Promise<{ pressed: boolean }> {
  const surface = surfaceFor(world, person, ref);
  const { placed, option } = pick(surface, label, options);
  const { element, block } = placed;
  if (obj(element, 'confirm') && options.confirm === false) return { pressed: false };
  const base = { type: element['type'], block_id: block['block_id'], action_id: element['action_id'] };
  const action: JsonObject = option
    ? { ...base, selected_option: option }
    : { ...base, text: element['text'], value: element['value'], style: element['style'] };
  await sendAction(world, person, surface, action, label);
  return { pressed: true };
}

interface Pick {
  placed: Placed;
  option?: JsonObject;
}

function pick(surface: Surface, label: string, options: PressOptions): Pick {
  const all = interactiveOf(surface.blocks);
  const picks = all.flatMap((placed): Pick[] => {
    const { element, block } = placed;
    if (options.block !== undefined && block['block_id'] !== options.block) return [];
    const byId = element['action_id'] === label;
    if (element['type'] === 'overflow') {
      const option = objs(element, 'options').find(
        (one) => plain(one['text']) === label || (byId && one['value'] === options.value),
      );
      return option ? [{ placed, option }] : [];
    }
    if (element['type'] !== 'button' || !(byId || plain(element['text']) === label)) return [];
    return options.value === undefined || element['value'] === options.value ? [{ placed }] : [];
  });
  const found = picks[options.nth ?? 0];
  if (!found) throw new SandboxError('no_such_element', `there is no "${label}" to press; ${inventory(all)}`);
  if (picks.length > 1 && options.nth === undefined) {
    const where = picks.map(
      (one) => `${str(one.placed.block, 'block_id') ?? ''}=${str(one.placed.element, 'value') ?? ''}`,
    );
    throw new SandboxError(
      'ambiguous_element',
      `"${label}" is there ${picks.length} times (block=value): ${where.join(', ')}; say which by block, value or nth`,
    );
  }
  return found;
}

/** Everything that could have been used instead, for the error of a wrong step. */
function inventory(all: readonly Placed[]): string {
  if (all.length === 0) return 'there is nothing to use here';
  const names = all.map(({ element, block }) => {
    const id = str(element, 'action_id') ?? '';
    if (element['type'] === 'button') return `"${plain(element['text'])}" (${id})`;
    if (element['type'] === 'overflow')
      return `⋯ ${objs(element, 'options')
        .map((one) => `"${plain(one['text'])}"`)
        .join(' ')} (${id})`;
    const name = plain(block['label']) || plain(element['placeholder']) || id;
    return `${str(element, 'type') ?? ''} "${name}" (${id})`;
  });
  return `there are: ${names.join(', ')}`;
}

/** Finds an input by action id, block id, label or placeholder. */
export function findInput(surface: Surface, name: string): Placed {
  const all = interactiveOf(surface.blocks).filter(({ element }) => element['type'] !== 'button');
  const fits = ({ element, block }: Placed): boolean =>
    [element['action_id'], block['block_id'], plain(block['label']), plain(element['placeholder'])].includes(name);
  const found = all.filter(fits);
  const [first] = found;
  if (!first) throw new SandboxError('no_such_element', `there is no "${name}" to choose in; ${inventory(all)}`);
  if (found.length > 1)
    throw new SandboxError('ambiguous_element', `"${name}" fits ${found.length} elements; ${inventory(found)}`);
  return first;
}

/** A person chooses in a select, date picker, radio group, …; the app hears of it at once where Slack tells it. */
export async function choose(
  world: World,
  person: StoredPerson,
  name: string,
  value: GivenValue,
  ref: SurfaceRef | undefined,
): Promise<void> {
  const surface = surfaceFor(world, person, ref);
  const { block, element } = findInput(surface, name);
  if (element['type'] === 'overflow') {
    await press(world, person, String(value), ref, {});
    return;
  }
  const state = await readValue(world, person, surface, { block, element }, value);
  world.inputs.set(person.id, surface.key, str(block, 'block_id') ?? '', str(element, 'action_id') ?? '', state);
  if (block['type'] === 'input' && block['dispatch_action'] !== true) return;
  await sendAction(
    world,
    person,
    surface,
    { ...state, block_id: block['block_id'], action_id: element['action_id'] },
    name,
  );
}

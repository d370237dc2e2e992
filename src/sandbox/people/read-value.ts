import type { Placed } from '../blocks/elements.js';
import { plain } from '../blocks/elements.js';
import type { Json, JsonObject } from '../json.js';
import { obj, objs, str } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import { initialState, VALUE_KEYS } from '../views/initial-state.js';
import type { StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { filesIn } from './attach.js';
import { channelNamed, personNamed } from './find.js';
import { suggest } from './suggest.js';
import type { Surface } from './surface.js';

/** What a test or a page gives for an element; null empties it. */
export type GivenValue = string | number | boolean | null | (string | number)[];

/** Turns a given value into the element's state, as Slack reports it. */
export async function readValue(
  world: World,
  person: StoredPerson,
  surface: Surface,
  placed: Placed,
  value: GivenValue,
): Promise<JsonObject> {
  const { element } = placed;
  const type = str(element, 'type') ?? '';
  const keys = VALUE_KEYS[type];
  if (!keys) throw new SandboxError('no_such_element', `a ${type} holds no value`);
  const many = Array.isArray(keys.none);
  if (type === 'file_input') return { type, files: heldFiles(world, person, surface, placed, value) };
  if (value === null || value === '') return { type, [keys.key]: keys.none };
  const given = Array.isArray(value) ? value.map(String) : [String(value)];
  if (!many && given.length !== 1)
    throw new SandboxError('invalid_value', `a ${type} takes one value, not ${given.length}`);
  const values: Json[] = [];
  for (const one of given) values.push(await single(world, person, surface, placed, one));
  return { type, [keys.key]: many ? values : (values[0] ?? null) };
}

/** Of the files that stand there, those that stay; new ones come by `attach`. */
function heldFiles(world: World, person: StoredPerson, surface: Surface, placed: Placed, value: GivenValue): string[] {
  const stay = Array.isArray(value) ? value.map(String) : [];
  return filesIn(world, person, surface, placed).filter((id) => stay.includes(id));
}

async function single(
  world: World,
  person: StoredPerson,
  surface: Surface,
  placed: Placed,
  given: string,
): Promise<Json> {
  const type = (str(placed.element, 'type') ?? '').replace(/^multi_/, '');
  switch (type) {
    case 'users_select':
      return personNamed(world, given).id;
    case 'conversations_select':
    case 'channels_select':
      return given.startsWith('@')
        ? (world.state.people.byName(given.slice(1))?.id ?? given)
        : channelNamed(world, given).id;
    case 'static_select':
    case 'radio_buttons':
    case 'checkboxes':
      return option(optionsOf(placed.element), given);
    case 'external_select':
      return (
        knownOption(world, person, surface, placed, given) ??
        option(
          (await suggest(world, person, surface, placed, given)).map((one) => one.option),
          given,
        )
      );
    case 'datepicker':
      return shaped(given, /^\d{4}-\d{2}-\d{2}$/, 'a date like 2026-01-31');
    case 'timepicker':
      return shaped(given, /^\d{2}:\d{2}$/, 'a time like 09:30');
    case 'datetimepicker':
      return Math.floor(/^\d{10}$/.test(given) ? Number(given) : new Date(given).getTime() / 1000);
    case 'rich_text_input':
      return {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: given }] }],
      };
    default:
      return given;
  }
}

/** An option of an external select that the app has offered, or that stands there already. */
function knownOption(
  world: World,
  person: StoredPerson,
  surface: Surface,
  { block, element }: Placed,
  value: string,
): JsonObject | undefined {
  const [blockId, action] = [str(block, 'block_id') ?? '', str(element, 'action_id') ?? ''];
  const state = world.inputs.get(person.id, surface.key, blockId, action) ?? initialState(element);
  const held = [obj(state, 'selected_option'), ...objs(state, 'selected_options')];
  return world.inputs.offered(person.id, surface.key, action, value) ?? held.find((one) => one?.['value'] === value);
}

function shaped(given: string, pattern: RegExp, example: string): string {
  if (!pattern.test(given)) throw new SandboxError('invalid_value', `"${given}" is not ${example}`);
  return given;
}

/** The options of a select, also those in groups. */
function optionsOf(element: JsonObject): JsonObject[] {
  return [...objs(element, 'options'), ...objs(element, 'option_groups').flatMap((group) => objs(group, 'options'))];
}

function option(options: readonly JsonObject[], given: string): JsonObject {
  const found = options.find((one) => one['value'] === given) ?? options.find((one) => plain(one['text']) === given);
  if (found) return found;
  const all = options.map((one) => `"${plain(one['text'])}" (${str(one, 'value') ?? ''})`).join(', ');
  throw new SandboxError('no_such_option', `there is no option "${given}"; there are: ${all}`);
}

import type { JsonObject } from '../json.js';
import { obj, str } from '../json.js';
import { initialState, VALUE_KEYS } from '../views/initial-state.js';
import type { StoredPerson, StoredView } from '../workspace/model.js';
import type { World } from '../world.js';
import { mostFiles } from './attach.js';

/** What Slack itself finds wrong in a form before it sends it, by block id. */
export function inputFaults(world: World, person: StoredPerson, view: StoredView): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const block of view.blocks) {
    const element = block['type'] === 'input' ? obj(block, 'element') : undefined;
    if (!element) continue;
    const blockId = str(block, 'block_id') ?? '';
    const state =
      world.inputs.get(person.id, view.id, blockId, str(element, 'action_id') ?? '') ?? initialState(element);
    const fault = faultOf(element, state, block['optional'] === true);
    if (fault !== undefined) faults[blockId] = fault;
  }
  return faults;
}

function faultOf(element: JsonObject, state: JsonObject | undefined, optional: boolean): string | undefined {
  const type = str(element, 'type') ?? '';
  const value = state?.[VALUE_KEYS[type]?.key ?? ''];
  const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return optional ? undefined : 'Please complete this required field.';
  if (typeof value === 'string') return textFault(type, element, value);
  const most = type === 'file_input' ? mostFiles(element) : element['max_selected_items'];
  if (Array.isArray(value) && typeof most === 'number' && value.length > most) return `Choose at most ${most}.`;
  return undefined;
}

function textFault(type: string, element: JsonObject, value: string): string | undefined {
  const number = (key: string): number | undefined => {
    const given = element[key];
    return typeof given === 'number' || typeof given === 'string' ? Number(given) : undefined;
  };
  switch (type) {
    case 'plain_text_input': {
      const least = number('min_length') ?? 0;
      const most = number('max_length') ?? 3000;
      if (value.length < least) return `Please enter at least ${least} characters.`;
      return value.length > most ? `Please enter at most ${most} characters.` : undefined;
    }
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return /^https?:\/\/\S+\.\S+$/.test(value) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberFault(value, element['is_decimal_allowed'] === true, number('min_value'), number('max_value'));
    default:
      return undefined;
  }
}

function numberFault(
  value: string,
  decimal: boolean,
  least: number | undefined,
  most: number | undefined,
): string | undefined {
  if (!(decimal ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(value)) return 'Please enter a valid number.';
  if (least !== undefined && Number(value) < least) return `Please enter a number of at least ${least}.`;
  return most !== undefined && Number(value) > most ? `Please enter a number of at most ${most}.` : undefined;
}

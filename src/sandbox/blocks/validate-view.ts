import type { JsonObject } from '../json.js';
import { objs } from '../json.js';
import { validateBlocks } from './validate-blocks.js';

/** Checks a view payload as Slack does. @returns what is wrong, in Slack's words */
export function validateView(view: JsonObject, type: 'modal' | 'home'): string[] {
  if (view['type'] !== type) return [`[ERROR] unsupported type: ${String(view['type'])} [json-pointer:/view/type]`];
  return validateBlocks(objs(view, 'blocks'), type);
}

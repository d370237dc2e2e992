import type { JsonObject } from '../json.js';
import { isObject } from '../json.js';
import { blockChecks } from './block-schema.js';
import { interactiveOf } from './elements.js';
import { LIMITS } from './limits.js';
import { Faultfinder } from './schema.js';

/** Where blocks stand; not every block is allowed everywhere. */
export type Surface = 'message' | 'modal' | 'home';

/** Checks blocks as Slack does. @returns what is wrong, in Slack's words; empty when all is well */
export function validateBlocks(blocks: readonly JsonObject[], surface: Surface, root = '/blocks'): string[] {
  const faults = new Faultfinder();
  const most = surface === 'message' ? LIMITS.blocksPerMessage : LIMITS.blocksPerView;
  if (blocks.length > most) faults.add(`no more than ${most} items allowed`, root);
  for (const [i, block] of blocks.entries()) blockChecks[surface](block, `${root}/${i}`, faults);
  findDoubles(blocks, root, faults);
  return faults.messages;
}

/** Ids are unique: blocks in the whole, actions within their block. One element at most takes the focus. */
function findDoubles(blocks: readonly JsonObject[], root: string, faults: Faultfinder): void {
  const blockIds = new Set<unknown>();
  let focused = 0;
  for (const [i, block] of blocks.entries()) {
    const id = block['block_id'];
    if (id !== undefined && blockIds.has(id)) faults.add(`block_id already exists`, `${root}/${i}/block_id`);
    blockIds.add(id);
    const actionIds = new Set<unknown>();
    for (const { element } of interactiveOf([block])) {
      const action = element['action_id'];
      if (action !== undefined && actionIds.has(action))
        faults.add('action_id already exists', `${root}/${i}/elements`);
      actionIds.add(action);
      if (element['focus_on_load'] === true) focused += 1;
    }
  }
  if (focused > 1) faults.add('only one element may have focus_on_load', root);
}

/** The characters of a message's blocks as Slack seems to count them: what people read, and a little for each part. */
export function blockCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + blockCharacters(item), 0);
  if (!isObject(value)) return 0;
  let sum = 20;
  for (const [key, field] of Object.entries(value)) {
    if (typeof field === 'string') sum += ['text', 'alt_text'].includes(key) ? field.length : 0;
    else sum += blockCharacters(field);
  }
  return sum;
}

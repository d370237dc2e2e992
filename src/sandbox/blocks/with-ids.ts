import type { JsonObject } from '../json.js';
import { copy, isObject } from '../json.js';
import type { IdSource } from '../workspace/ids.js';

/** Gives blocks and elements the ids that Slack makes up where the app left them out. */
export function withIds(ids: IdSource, blocks: readonly JsonObject[]): JsonObject[] {
  return blocks.map((block) => {
    const own = copy(block);
    own['block_id'] ??= ids.hex(5);
    const elements = own['elements'];
    if (own['type'] === 'actions' && Array.isArray(elements)) {
      for (const element of elements) if (isObject(element)) element['action_id'] ??= ids.hex(5);
    }
    for (const key of ['accessory', 'element']) {
      const element = own[key];
      if (isObject(element) && element['type'] !== 'image') element['action_id'] ??= ids.hex(5);
    }
    return own;
  });
}

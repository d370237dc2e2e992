import type { JsonObject } from '../json.js';
import { obj, objs, str } from '../json.js';

/** An element that a person can use, with the block it stands in. */
export interface Placed {
  block: JsonObject;
  element: JsonObject;
}

/** Every interactive element of some blocks: in actions, as accessory of a section, in an input. */
export function interactiveOf(blocks: readonly JsonObject[]): Placed[] {
  return blocks.flatMap((block) => {
    const type = str(block, 'type');
    if (type === 'actions') return objs(block, 'elements').map((element) => ({ block, element }));
    const element = type === 'section' ? obj(block, 'accessory') : type === 'input' ? obj(block, 'element') : undefined;
    return element && str(element, 'type') !== 'image' ? [{ block, element }] : [];
  });
}

/** Whether it takes files. */
export function isFileInput({ element }: Placed): boolean {
  return element['type'] === 'file_input';
}

/** The plain text of a text object, or ''. */
export function plain(value: unknown): string {
  return str(value, 'text') ?? '';
}

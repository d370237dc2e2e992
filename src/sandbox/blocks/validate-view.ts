import type { Json, JsonObject } from '../json.js';
import { isObject } from '../json.js';
import { plainText } from './composition-schema.js';
import { LIMITS } from './limits.js';
import { boolean, Faultfinder, object, string } from './schema.js';
import type { Check } from './schema.js';
import { validateBlocks } from './validate-blocks.js';

const blocks: Check = (value, at, faults) => {
  if (!Array.isArray(value)) faults.add('must be an array', at);
  else if (!value.every(isObject)) faults.add('must be an array of objects', at);
};

const common = {
  private_metadata: string(LIMITS.privateMetadata),
  callback_id: string(LIMITS.callbackId),
  external_id: string(LIMITS.externalId),
};

const shapes = {
  modal: object({
    required: { title: plainText(LIMITS.viewTitle), blocks },
    optional: {
      ...common,
      close: plainText(LIMITS.viewButton),
      submit: plainText(LIMITS.viewButton),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
  }),
  home: object({ required: { blocks }, optional: common }),
};

/** Checks a view payload as Slack does. @returns what is wrong, in Slack's words */
export function validateView(view: JsonObject, type: 'modal' | 'home'): string[] {
  const faults = new Faultfinder();
  const given: Json | undefined = view['type'];
  if (given === undefined) faults.add('missing required field: type', '/view');
  else if (given !== type) faults.add(`must be ${type}`, '/view/type');
  shapes[type](view, '/view', faults);
  const list = view['blocks'];
  const own = Array.isArray(list) ? list.filter(isObject) : [];
  if (type === 'modal' && view['submit'] === undefined && own.some((block) => block['type'] === 'input')) {
    faults.add('missing required field: submit', '/view');
  }
  if (Buffer.byteLength(JSON.stringify(view)) > LIMITS.viewBytes) faults.add('view is larger than 250 KB', '/view');
  return [...faults.messages, ...validateBlocks(own, type, '/view/blocks')];
}

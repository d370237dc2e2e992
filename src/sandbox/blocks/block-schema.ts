import { str } from '../json.js';
import { anyText, imageElement, plainText } from './composition-schema.js';
import * as elements from './element-schema.js';
import { LIMITS } from './limits.js';
import { anything, boolean, byType, list, object, string } from './schema.js';
import type { Check, Shape } from './schema.js';
import type { Surface } from './validate-blocks.js';

const { buttons, choiceElements, dateTimePicker, multiSelects, overflow, pickers, richTextInput, selects, textInputs } =
  elements;

const accessories = {
  ...buttons,
  ...overflow,
  ...selects,
  ...multiSelects,
  ...choiceElements,
  ...pickers,
  image: imageElement,
};
const actionElements = {
  ...buttons,
  ...overflow,
  ...selects,
  ...multiSelects,
  ...choiceElements,
  ...pickers,
  ...dateTimePicker,
  ...richTextInput,
};
const inputElements = {
  ...selects,
  ...multiSelects,
  ...choiceElements,
  ...pickers,
  ...dateTimePicker,
  ...textInputs,
  ...richTextInput,
};

function block(shape: Shape): Check {
  return object({ ...shape, optional: { block_id: string(LIMITS.blockId, 1), ...shape.optional } });
}

const section: Check = (value, at, faults) => {
  sectionShape(value, at, faults);
  const given = value as Record<string, unknown>;
  if (given['text'] === undefined && given['fields'] === undefined) faults.add('missing required field: text', at);
};

const sectionShape = block({
  optional: {
    text: anyText(LIMITS.sectionText),
    fields: list(anyText(LIMITS.fieldText), { max: LIMITS.sectionFields }),
    accessory: byType(accessories),
    expand: boolean,
  },
});

const contextTexts = { image: imageElement, plain_text: textElement('emoji'), mrkdwn: textElement('verbatim') };

function textElement(flag: string): Check {
  return object({ required: { text: string(LIMITS.contextText, 1) }, optional: { [flag]: boolean } });
}

const image: Check = (value, at, faults) => {
  imageShape(value, at, faults);
  const given = value as Record<string, unknown>;
  if (given['image_url'] === undefined && given['slack_file'] === undefined) {
    faults.add('missing required field: image_url', at);
  }
};

const imageShape = block({
  required: { alt_text: string(LIMITS.altText, 1) },
  optional: { image_url: string(LIMITS.imageUrl, 1), slack_file: anything, title: plainText(LIMITS.imageTitle) },
});

/** What stands in a file input cannot be told at once. */
const input: Check = (value, at, faults) => {
  inputShape(value, at, faults);
  const given = value as Record<string, unknown>;
  if (given['dispatch_action'] === true && str(given['element'], 'type') === 'file_input') {
    faults.add('unsupported type: file_input', `${at}/element/type`);
  }
};

const inputShape = block({
  required: { label: plainText(LIMITS.inputLabel), element: byType(inputElements) },
  optional: { hint: plainText(LIMITS.inputHint), optional: boolean, dispatch_action: boolean },
});

const everywhere: Record<string, Check> = {
  section,
  image,
  divider: block({}),
  header: block({ required: { text: plainText(LIMITS.headerText) } }),
  actions: block({ required: { elements: list(byType(actionElements), { max: LIMITS.actionsElements }) } }),
  context: block({ required: { elements: list(byType(contextTexts), { max: LIMITS.contextElements }) } }),
  input,
  rich_text: block({ required: { elements: list(anything, { min: 0, max: 1000 }) } }),
  video: anything,
};

const inMessages: Record<string, Check> = {
  ...everywhere,
  markdown: block({ required: { text: string(LIMITS.markdownText, 1) } }),
  file: block({ required: { external_id: string(255, 1), source: string(255, 1) } }),
  table: anything,
  context_actions: anything,
  alert: anything,
  card: anything,
  carousel: anything,
  container: anything,
  data_table: anything,
  task_card: anything,
  plan: anything,
};

const withoutFiles = Object.fromEntries(Object.entries(inputElements).filter(([type]) => type !== 'file_input'));

/** Files can be asked for in modals alone. */
const noFileInput = {
  input: block({
    required: { label: plainText(LIMITS.inputLabel), element: byType(withoutFiles) },
    optional: { hint: plainText(LIMITS.inputHint), optional: boolean, dispatch_action: boolean },
  }),
};

/** The blocks that each surface takes. */
export const blockChecks: Record<Surface, Check> = {
  message: byType({ ...inMessages, ...noFileInput }),
  modal: byType(everywhere),
  home: byType({ ...everywhere, ...noFileInput }),
};

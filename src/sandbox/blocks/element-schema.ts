import {
  confirm,
  conversationFilter,
  dispatchConfig,
  option,
  optionGroup,
  anyText,
  plainText,
} from './composition-schema.js';
import { LIMITS } from './limits.js';
import { anything, boolean, integer, list, object, oneOf, pattern, string } from './schema.js';
import type { Check, Shape } from './schema.js';

const actionId = string(LIMITS.actionId, 1);
const date = pattern(/^\d{4}-\d{2}-\d{2}$/, 'a date in the format YYYY-MM-DD');
const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time in the format HH:mm');
const options = list(option(), { max: LIMITS.options });
const choices = list(option(anyText), { max: LIMITS.choiceOptions });
const ids = list(string(255, 1), { max: 100 });

/** What most elements share. */
const common = { action_id: actionId, confirm, focus_on_load: boolean };
const withPlaceholder = { ...common, placeholder: plainText(LIMITS.placeholder) };

function element(shape: Shape, shared: Record<string, Check> = withPlaceholder): Check {
  return object({ ...shape, optional: { ...shared, ...shape.optional } });
}

/** Options or groups of them, but one of the two. */
const staticOptions: Shape = {
  optional: { options, option_groups: list(optionGroup, { max: LIMITS.optionGroups }) },
};

function needsOptions(check: Check): Check {
  return (value, at, faults) => {
    check(value, at, faults);
    const given = value as Record<string, unknown>;
    if (given['options'] === undefined && given['option_groups'] === undefined) {
      faults.add('missing required field: options', at);
    } else if (given['options'] !== undefined && given['option_groups'] !== undefined) {
      faults.add('only one of options and option_groups is allowed', at);
    }
  };
}

const single = { initial_option: option() };
const many = { initial_options: list(option(), { max: LIMITS.options }), max_selected_items: integer(1, 100) };
const conversations = { default_to_current_conversation: boolean, filter: conversationFilter };

export const selects: Record<string, Check> = {
  static_select: needsOptions(element({ optional: { ...staticOptions.optional, ...single } })),
  external_select: element({ optional: { ...single, min_query_length: integer(0, 1000) } }),
  users_select: element({ optional: { initial_user: string(255) } }),
  conversations_select: element({
    optional: { ...conversations, initial_conversation: string(255), response_url_enabled: boolean },
  }),
  channels_select: element({ optional: { initial_channel: string(255), response_url_enabled: boolean } }),
};

export const multiSelects: Record<string, Check> = {
  multi_static_select: needsOptions(element({ optional: { ...staticOptions.optional, ...many } })),
  multi_external_select: element({ optional: { ...many, min_query_length: integer(0, 1000) } }),
  multi_users_select: element({ optional: { initial_users: ids, max_selected_items: integer(1, 100) } }),
  multi_conversations_select: element({
    optional: { ...conversations, initial_conversations: ids, max_selected_items: integer(1, 100) },
  }),
  multi_channels_select: element({ optional: { initial_channels: ids, max_selected_items: integer(1, 100) } }),
};

export const choiceElements: Record<string, Check> = {
  checkboxes: element({ required: { options: choices }, optional: { initial_options: choices } }, common),
  radio_buttons: element({ required: { options: choices }, optional: { initial_option: option(anyText) } }, common),
};

export const pickers: Record<string, Check> = {
  datepicker: element({ optional: { initial_date: date } }),
  timepicker: element({ optional: { initial_time: time, timezone: string(100) } }),
};

export const dateTimePicker: Record<string, Check> = {
  datetimepicker: element({ optional: { initial_date_time: integer(0, 9_999_999_999) } }, common),
};

export const buttons: Record<string, Check> = {
  button: object({
    required: { text: plainText(LIMITS.buttonText) },
    optional: {
      action_id: actionId,
      confirm,
      url: string(LIMITS.buttonUrl),
      value: string(LIMITS.buttonValue),
      style: oneOf('primary', 'danger'),
      accessibility_label: string(LIMITS.accessibilityLabel),
    },
  }),
  workflow_button: anything,
};

export const overflow: Record<string, Check> = {
  overflow: object({
    required: { options: list(option(), { max: LIMITS.overflowOptions }) },
    optional: { action_id: actionId, confirm },
  }),
};

const typed = {
  action_id: actionId,
  initial_value: string(LIMITS.textInput),
  placeholder: plainText(LIMITS.placeholder),
  focus_on_load: boolean,
  dispatch_action_config: dispatchConfig,
};

export const textInputs: Record<string, Check> = {
  plain_text_input: object({
    optional: { ...typed, multiline: boolean, min_length: integer(0, 3000), max_length: integer(1, 3000) },
  }),
  email_text_input: object({ optional: typed }),
  url_text_input: object({ optional: typed }),
  number_input: object({
    required: { is_decimal_allowed: boolean },
    optional: { ...typed, min_value: string(100), max_value: string(100) },
  }),
  file_input: object({
    optional: {
      action_id: actionId,
      filetypes: list(string(50, 1), { max: 100 }),
      max_files: integer(1, LIMITS.filesOfInput),
    },
  }),
};

export const richTextInput: Record<string, Check> = {
  rich_text_input: object({ optional: { ...typed, initial_value: anything } }),
};

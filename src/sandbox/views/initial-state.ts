import type { Json, JsonObject } from '../json.js';
import { str } from '../json.js';

/** For each type of element: the key of its value in `state.values`, where its first value stands, and what "none" is. */
export const VALUE_KEYS: Record<string, { key: string; initial: string; none: Json }> = {
  plain_text_input: { key: 'value', initial: 'initial_value', none: null },
  email_text_input: { key: 'value', initial: 'initial_value', none: null },
  url_text_input: { key: 'value', initial: 'initial_value', none: null },
  number_input: { key: 'value', initial: 'initial_value', none: null },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value', none: null },
  datepicker: { key: 'selected_date', initial: 'initial_date', none: null },
  timepicker: { key: 'selected_time', initial: 'initial_time', none: null },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time', none: null },
  static_select: { key: 'selected_option', initial: 'initial_option', none: null },
  external_select: { key: 'selected_option', initial: 'initial_option', none: null },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', none: null },
  users_select: { key: 'selected_user', initial: 'initial_user', none: null },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', none: null },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', none: null },
  checkboxes: { key: 'selected_options', initial: 'initial_options', none: [] },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', none: [] },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', none: [] },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', none: [] },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', none: [] },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', none: [] },
  file_input: { key: 'files', initial: '', none: [] },
};

/** What an element holds before anyone touched it; undefined for those that hold nothing (buttons, overflow). */
export function initialState(element: JsonObject): JsonObject | undefined {
  const type = str(element, 'type') ?? '';
  const keys = VALUE_KEYS[type];
  if (!keys) return undefined;
  return { type, [keys.key]: element[keys.initial] ?? keys.none };
}

import type { ActionsBlockElement, InputBlockElement, KnownBlock, ModalView, PlainTextElement } from '@slack/web-api';

/** Every element of Block Kit that a person can use, each under a label of its own. */

export const text = (value: string): PlainTextElement => ({ type: 'plain_text', text: value });
export const option = (label: string, value = label.toLowerCase()) => ({ text: text(label), value });
const colours = ['Red', 'Green', 'Blue'].map((label) => option(label));

const input = (id: string, label: string, element: InputBlockElement): KnownBlock => ({
  type: 'input',
  block_id: id,
  label: text(label),
  optional: true,
  element: { action_id: 'v', ...element },
});

const inputs: KnownBlock[] = [
  input('text', 'Text', { type: 'plain_text_input', min_length: 2 }),
  input('email', 'Email', { type: 'email_text_input' }),
  input('url', 'Address', { type: 'url_text_input' }),
  input('number', 'Number', { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '10' }),
  input('rich', 'Rich text', { type: 'rich_text_input' }),
  input('date', 'Date', { type: 'datepicker' }),
  input('time', 'Time', { type: 'timepicker' }),
  input('moment', 'Moment', { type: 'datetimepicker' }),
  input('radio', 'Radio', { type: 'radio_buttons', options: colours }),
  input('checks', 'Checks', { type: 'checkboxes', options: colours }),
  input('one', 'One of a group', {
    type: 'static_select',
    option_groups: [{ label: text('Colours'), options: colours }],
  }),
  input('user', 'Person', { type: 'users_select' }),
  input('external', 'External', { type: 'external_select', min_query_length: 2 }),
  input('many', 'Many', { type: 'multi_static_select', options: colours, max_selected_items: 2 }),
  input('users', 'People', { type: 'multi_users_select' }),
  input('conversations', 'Conversations', {
    type: 'multi_conversations_select',
    filter: { include: ['private', 'im'] },
  }),
  input('channels', 'Channels', { type: 'multi_channels_select' }),
  input('externals', 'Externals', { type: 'multi_external_select', min_query_length: 1 }),
  input('files', 'Files', { type: 'file_input', filetypes: ['txt', 'csv'], max_files: 2 }),
];

/** The form with everything in it. */
export const everything: ModalView = {
  type: 'modal',
  callback_id: 'everything',
  title: text('Everything'),
  submit: text('Send all'),
  blocks: inputs,
};

/** A form that begins where the person is. @param other a conversation that one of its fields begins with */
export const places = (other: string): ModalView => ({
  type: 'modal',
  callback_id: 'places',
  title: text('Places'),
  submit: text('Send all'),
  blocks: [
    input('here', 'Here', { type: 'conversations_select', default_to_current_conversation: true }),
    input('kept', 'Kept', {
      type: 'conversations_select',
      default_to_current_conversation: true,
      initial_conversation: other,
    }),
    input('direct', 'Direct', {
      type: 'conversations_select',
      default_to_current_conversation: true,
      filter: { include: ['im'] },
    }),
    input('several', 'Several', {
      type: 'multi_conversations_select',
      default_to_current_conversation: true,
      initial_conversations: [other],
    }),
    input('grouped', 'Grouped', { type: 'multi_external_select', action_id: 'grouped', min_query_length: 0 }),
  ],
});

/** A form that tells the app while somebody types. */
export const live: ModalView = {
  type: 'modal',
  callback_id: 'live',
  title: text('Live'),
  submit: text('Send all'),
  blocks: [
    {
      ...input('typed', 'Typed', {
        type: 'plain_text_input',
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      }),
      dispatch_action: true,
    } as KnownBlock,
    input('other', 'Other', { type: 'plain_text_input' }),
  ],
};

const sure = {
  title: text('Really?'),
  text: text('It cannot be undone.'),
  confirm: text('Do it'),
  deny: text('Not now'),
};

const elements: ActionsBlockElement[] = [
  { type: 'button', action_id: 'plain', text: text('Plain') },
  { type: 'button', action_id: 'asks', text: text('Asks first'), style: 'danger', confirm: sure },
  { type: 'static_select', action_id: 'select_asks', placeholder: text('Colour'), options: colours, confirm: sure },
  { type: 'overflow', action_id: 'overflow', options: colours },
  { type: 'radio_buttons', action_id: 'radio', options: colours },
  { type: 'checkboxes', action_id: 'checks', options: colours },
  { type: 'datepicker', action_id: 'date', placeholder: text('Day') },
  { type: 'timepicker', action_id: 'time', placeholder: text('Hour') },
  { type: 'datetimepicker', action_id: 'moment' },
  { type: 'multi_static_select', action_id: 'many', placeholder: text('Colours'), options: colours },
  { type: 'external_select', action_id: 'external', placeholder: text('Fruit'), min_query_length: 2 },
];

/** A message with everything that a message can have. */
export const message: KnownBlock[] = [{ type: 'actions', block_id: 'all', elements }];

const button = (action: string, label: string): KnownBlock => ({
  type: 'actions',
  block_id: `b_${action}`,
  elements: [{ type: 'button', action_id: action, text: text(label) }],
});

/** A form that pushes others and changes; `n` is how deep it lies. */
export function stacked(n: number): ModalView {
  return {
    type: 'modal',
    callback_id: `stack_${n}`,
    title: text(`Step ${n}`),
    submit: text('Go on'),
    close: text('Back out'),
    notify_on_close: true,
    blocks: [
      input('name', 'Name', { type: 'plain_text_input' }),
      button('push', 'Push another'),
      button('update', 'Change this'),
    ],
  };
}

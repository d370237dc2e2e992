import { describe, expect, it } from '@jest/globals';
import { validateBlocks } from '../../src/sandbox/blocks/validate-blocks.js';
import type { Surface } from '../../src/sandbox/blocks/validate-blocks.js';
import { validateView } from '../../src/sandbox/blocks/validate-view.js';
import type { JsonObject } from '../../src/sandbox/json.js';

const x = (n: number): string => 'x'.repeat(n);
const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const mrkdwn = (text: string): JsonObject => ({ type: 'mrkdwn', text });
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const section = (more: JsonObject = {}): JsonObject => ({ type: 'section', text: mrkdwn('hi'), ...more });
const actions = (...elements: JsonObject[]): JsonObject => ({ type: 'actions', elements });
const button = (more: JsonObject = {}): JsonObject => ({ type: 'button', action_id: 'a', text: plain('Go'), ...more });
const option = (i: number | string = 0): JsonObject => ({ text: plain(`o${i}`), value: `v${i}` });
const input = (element: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'input',
  label: plain('L'),
  element,
  ...more,
});
const select = (more: JsonObject = {}): JsonObject => ({
  type: 'static_select',
  action_id: 's',
  options: [option()],
  ...more,
});

describe('Block Kit is checked as Slack does', () => {
  it.each<[string, JsonObject[], Surface]>([
    ['50 blocks in a message', times(50, () => section()), 'message'],
    ['100 blocks in a modal', times(100, () => section()), 'modal'],
    ['100 blocks on Home', times(100, () => section()), 'home'],
    ['a section of 3,000 characters', [section({ text: mrkdwn(x(3000)) })], 'message'],
    ['ten fields of 2,000', [{ type: 'section', fields: times(10, () => mrkdwn(x(2000))) }], 'message'],
    ['a header of 150', [{ type: 'header', text: plain(x(150)) }], 'message'],
    ['25 buttons', [actions(...times(25, (i) => button({ action_id: `a${i}` })))], 'message'],
    ['ten things in a context', [{ type: 'context', elements: times(10, () => mrkdwn('c')) }], 'message'],
    ['100 options', [actions(select({ options: times(100, option) }))], 'message'],
    [
      'options in groups',
      [actions({ type: 'static_select', action_id: 's', option_groups: [{ label: plain('g'), options: [option()] }] })],
      'message',
    ],
    [
      'five options in an overflow',
      [section({ accessory: { type: 'overflow', action_id: 'o', options: times(5, option) } })],
      'message',
    ],
    [
      'ten checkboxes with mrkdwn',
      [
        actions({
          type: 'checkboxes',
          action_id: 'c',
          options: times(10, (i) => ({ text: mrkdwn('*b*'), value: `${i}` })),
        }),
      ],
      'modal',
    ],
    ['a divider', [{ type: 'divider', block_id: x(255) }], 'message'],
    ['an image', [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' }], 'message'],
    [
      'a confirm dialog',
      [actions(button({ confirm: { title: plain('t'), text: mrkdwn('t'), confirm: plain('y'), deny: plain('n') } }))],
      'message',
    ],
    ['an input in a message', [input({ type: 'plain_text_input', action_id: 'i' })], 'message'],
    ['a file input in a modal', [input({ type: 'file_input', action_id: 'i' })], 'modal'],
    ['a rich text', [{ type: 'rich_text', elements: [] }], 'message'],
  ])('%s: fine', (_what, blocks, surface) => {
    expect(validateBlocks(blocks, surface)).toEqual([]);
  });

  it.each<[string, JsonObject[], Surface, string]>([
    ['51 blocks', times(51, () => section()), 'message', 'no more than 50 items allowed [json-pointer:/blocks]'],
    [
      '101 blocks on Home',
      times(101, () => section()),
      'home',
      'no more than 100 items allowed [json-pointer:/blocks]',
    ],
    ['an unknown block', [{ type: 'nope' }], 'message', 'unsupported type: nope [json-pointer:/blocks/0/type]'],
    [
      'a block named as a property of every object',
      [{ type: 'constructor' }],
      'message',
      'unsupported type: constructor [json-pointer:/blocks/0/type]',
    ],
    ['no type', [{}], 'message', 'missing required field: type [json-pointer:/blocks/0]'],
    [
      'a long section',
      [section({ text: mrkdwn(x(3001)) })],
      'message',
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'an empty text',
      [section({ text: mrkdwn('') })],
      'message',
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a text that is a string',
      [section({ text: 'hi' })],
      'message',
      'must be an object [json-pointer:/blocks/0/text]',
    ],
    ['a section of nothing', [{ type: 'section' }], 'message', 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'eleven fields',
      [{ type: 'section', fields: times(11, () => mrkdwn('f')) }],
      'message',
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a long field',
      [{ type: 'section', fields: [mrkdwn(x(2001))] }],
      'message',
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'a long header',
      [{ type: 'header', text: plain(x(151)) }],
      'message',
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a mrkdwn header',
      [{ type: 'header', text: mrkdwn('h') }],
      'message',
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      '26 buttons',
      [actions(...times(26, (i) => button({ action_id: `a${i}` })))],
      'message',
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    ['no elements', [actions()], 'message', 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
    [
      'eleven things in a context',
      [{ type: 'context', elements: times(11, () => mrkdwn('c')) }],
      'message',
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a button in a context',
      [{ type: 'context', elements: [button()] }],
      'message',
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a text input among actions',
      [actions({ type: 'plain_text_input', action_id: 'i' })],
      'message',
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a text input as accessory',
      [section({ accessory: { type: 'plain_text_input', action_id: 'i' } })],
      'message',
      'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]',
    ],
    [
      'a button in an input',
      [input(button())],
      'modal',
      'unsupported type: button [json-pointer:/blocks/0/element/type]',
    ],
    [
      'a file input in a message',
      [input({ type: 'file_input', action_id: 'i' })],
      'message',
      'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
    ],
    [
      'a long button',
      [actions(button({ text: plain(x(76)) }))],
      'message',
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a mrkdwn button',
      [actions(button({ text: mrkdwn('b') }))],
      'message',
      'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]',
    ],
    [
      'a long value',
      [actions(button({ value: x(2001) }))],
      'message',
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a number as value',
      [actions(button({ value: 12 }))],
      'message',
      'must be a string [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a wrong style',
      [actions(button({ style: 'loud' }))],
      'message',
      'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      'a long action id',
      [actions(button({ action_id: x(256) }))],
      'message',
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'a long block id',
      [section({ block_id: x(256) })],
      'message',
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    [
      'a field nobody knows',
      [section({ colour: 'red' })],
      'message',
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      '101 options',
      [actions(select({ options: times(101, option) }))],
      'message',
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'no options',
      [actions({ type: 'static_select', action_id: 's' })],
      'message',
      'missing required field: options [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'a mrkdwn option in a select',
      [actions(select({ options: [{ text: mrkdwn('o'), value: 'v' }] }))],
      'message',
      'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/options/0/text/type]',
    ],
    [
      'a long option',
      [actions(select({ options: [{ text: plain(x(76)), value: 'v' }] }))],
      'message',
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'six options in an overflow',
      [actions({ type: 'overflow', action_id: 'o', options: times(6, option) })],
      'message',
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'eleven radio buttons',
      [actions({ type: 'radio_buttons', action_id: 'r', options: times(11, option) })],
      'message',
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'a bad date',
      [input({ type: 'datepicker', action_id: 'd', initial_date: '1 May' })],
      'modal',
      'must be a date in the format YYYY-MM-DD [json-pointer:/blocks/0/element/initial_date]',
    ],
    [
      'a number input without its flag',
      [input({ type: 'number_input', action_id: 'n' })],
      'modal',
      'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]',
    ],
    [
      'the same block id twice',
      [section({ block_id: 'b' }), section({ block_id: 'b' })],
      'message',
      'block_id already exists [json-pointer:/blocks/1/block_id]',
    ],
    [
      'the same action id twice in a block',
      [actions(button(), button())],
      'message',
      'action_id already exists [json-pointer:/blocks/0/elements]',
    ],
    [
      'an image without words',
      [{ type: 'image', image_url: 'https://example.com/a.png' }],
      'message',
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'a markdown block in a modal',
      [{ type: 'markdown', text: 'x' }],
      'modal',
      'unsupported type: markdown [json-pointer:/blocks/0/type]',
    ],
    [
      'an input without label',
      [{ type: 'input', element: { type: 'plain_text_input', action_id: 'i' } }],
      'modal',
      'missing required field: label [json-pointer:/blocks/0]',
    ],
    [
      'two that want the focus',
      [
        input({ type: 'plain_text_input', focus_on_load: true }),
        input({ type: 'plain_text_input', focus_on_load: true }),
      ],
      'modal',
      'only one element may have focus_on_load [json-pointer:/blocks]',
    ],
  ])('%s: refused', (_what, blocks, surface, message) => {
    expect(validateBlocks(blocks, surface)).toEqual([`[ERROR] ${message}`]);
  });
});

describe('views are checked as Slack does', () => {
  const modal = (more: JsonObject = {}): JsonObject => ({
    type: 'modal',
    title: plain('T'),
    blocks: [section()],
    ...more,
  });

  it('a complete modal and a home are fine', () => {
    const full = {
      submit: plain('S'),
      close: plain('C'),
      private_metadata: x(3000),
      callback_id: 'c',
      external_id: 'e',
    };
    expect(validateView(modal({ ...full, clear_on_close: true, notify_on_close: true }), 'modal')).toEqual([]);
    expect(validateView({ type: 'home', blocks: [section()] }, 'home')).toEqual([]);
  });

  it.each<[string, JsonObject, 'modal' | 'home', string]>([
    [
      'a long title',
      modal({ title: plain(x(25)) }),
      'modal',
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    ['no title', modal({ title: null }), 'modal', 'missing required field: title [json-pointer:/view]'],
    [
      'much metadata',
      modal({ private_metadata: x(3001) }),
      'modal',
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'an input without submit',
      modal({ blocks: [input({ type: 'plain_text_input', action_id: 'i' })] }),
      'modal',
      'missing required field: submit [json-pointer:/view]',
    ],
    [
      'a home as modal',
      { type: 'home', blocks: [], title: plain('T') },
      'modal',
      'must be modal [json-pointer:/view/type]',
    ],
    [
      'a home with a title',
      { type: 'home', blocks: [section()], title: plain('T') },
      'home',
      'invalid additional property: title [json-pointer:/view]',
    ],
    [
      '101 blocks',
      modal({ blocks: times(101, () => section()) }),
      'modal',
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'more than 250 KB',
      modal({ blocks: times(90, () => section({ text: mrkdwn(x(3000)) })) }),
      'modal',
      'view is larger than 250 KB [json-pointer:/view]',
    ],
  ])('%s: refused', (_what, view, type, message) => {
    expect(validateView(view, type)).toEqual([`[ERROR] ${message}`]);
  });
});

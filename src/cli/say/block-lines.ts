import type { JsonObject } from '../../sandbox/index.js';
import { slackText, type Names } from './slack-text.js';

type Draw = (block: JsonObject, names: Names) => string[];

/** How each kind of block looks in a terminal; any other kind shows its texts. */
const drawings: Readonly<Record<string, Draw>> = {
  divider: () => ['─'.repeat(24)],
  header: (block, names) => [textOf(block['text'], names), ''],
  section(block, names) {
    const lines = [textOf(block['text'], names), ...objects(block['fields']).map((field) => textOf(field, names))];
    const accessory = block['accessory'];
    return isObject(accessory) ? [...lines, elementLine(accessory, names)] : lines;
  },
  context: (block, names) => [
    objects(block['elements'])
      .map((each) => textOf(each, names))
      .join('  '),
  ],
  actions: (block, names) => [
    objects(block['elements'])
      .map((each) => elementLine(each, names))
      .join(' '),
  ],
  input(block, names) {
    const element = isObject(block['element']) ? block['element'] : {};
    const optional = block['optional'] === true ? '' : '*';
    return [`${textOf(block['label'], names)}${optional}: ${elementLine(element, names)}`];
  },
};

/** A message's or view's blocks as lines for a terminal. */
export function blockLines(blocks: readonly JsonObject[], names: Names): string[] {
  return blocks
    .flatMap((block) => {
      const draw = drawings[wordOf(block['type'])] ?? ((each: JsonObject) => [anyText(each, names)]);
      return draw(block, names);
    })
    .flatMap((line) => line.split('\n'));
}

function elementLine(element: JsonObject, names: Names): string {
  const label = textOf(element['text'], names);
  if (element['type'] === 'button') return `[${label}]`;
  const options = [
    ...objects(element['options']),
    ...objects(element['option_groups']).flatMap((group) => objects(group['options'])),
  ].map((option) => textOf(option['text'], names));
  if (element['type'] === 'overflow') return `[⋯ ${options.join(' | ')}]`;
  const initial = element['initial_option'] ?? element['initial_value'] ?? element['initial_user'];
  const value = isObject(initial) ? textOf(initial['text'], names) : typeof initial === 'string' ? initial : '';
  const choices = options.length > 0 ? ` (${options.join(' | ')})` : '';
  if (value !== '') return `${/^U[A-Z0-9]+$/u.test(value) ? `@${names.person(value)}` : value}${choices}`;
  return `‹${textOf(element['placeholder'], names)}›${choices}`;
}

function textOf(value: unknown, names: Names): string {
  if (!isObject(value)) return '';
  if (value['type'] === 'image') return wordOf(value['alt_text']);
  const text = typeof value['text'] === 'string' ? value['text'] : '';
  return value['type'] === 'mrkdwn' ? slackText(text, names) : text;
}

/** Every text inside, in order; mentions by name. */
function anyText(value: unknown, names: Names): string {
  if (Array.isArray(value))
    return value
      .map((each) => anyText(each, names))
      .filter((text) => text !== '')
      .join(' ');
  if (!isObject(value)) return '';
  if (typeof value['user_id'] === 'string') return `@${names.person(value['user_id'])}`;
  if (value['type'] === 'emoji') return `:${wordOf(value['name'])}:`;
  if (typeof value['text'] === 'string') return textOf(value, names);
  return Object.values(value)
    .map((each) => anyText(each, names))
    .filter((text) => text !== '')
    .join('');
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

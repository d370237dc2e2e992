import type { Values } from '../../desk/outbox/intent.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import type { Priority } from '../../desk/tickets/ticket.js';
import type { Language } from '../../i18n/language.js';
import type { MessageKey } from '../../i18n/messages.js';
import { translate, translator } from '../../i18n/translate.js';
import { safe } from './text.js';

/** A department's name in a language; its key where the settings do not know it any more. */
export function departmentName(settings: DeskSettings, key: string | null, language: Language): string {
  if (key === null) return translate(language, 'word.front_desk');
  return settings.departments.find((each) => each.key === key)?.name[language] ?? key;
}

/** A mark beside the priority's word: never colour alone. */
export const priorityMark: Readonly<Record<Priority, string>> = {
  urgent: ':rotating_light:',
  high: ':small_red_triangle:',
  normal: ':small_blue_diamond:',
  low: ':white_small_square:',
};

/** What fills in a line: names are resolved for the reader. */
export interface LineContext {
  readonly language: Language;
  readonly settings: DeskSettings;
  readonly name: (userId: string) => Promise<string>;
}

/**
 * A message with tagged values: `person:U1` becomes the person's name, `department:billing` its name in the
 * language, `text:…` a text that a person wrote (escaped); any other `key:…` that is a message key its translation.
 */
export async function sayLine(key: MessageKey, values: Values, context: LineContext): Promise<string> {
  const filled: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) filled[name] = await sayValue(value, context);
  const say = translate as (language: Language, key: MessageKey, values: Record<string, string | number>) => string;
  return say(context.language, key, filled);
}

async function sayValue(value: string | number, context: LineContext): Promise<string | number> {
  if (typeof value === 'number') return value;
  const colon = value.indexOf(':');
  const [kind, rest] = [value.slice(0, colon), value.slice(colon + 1)];
  switch (kind) {
    case 'person':
      return rest === '' ? translate(context.language, 'word.nobody') : `*${safe(await context.name(rest))}*`;
    case 'department':
      return safe(departmentName(context.settings, rest, context.language));
    case 'text':
      return safe(rest);
    case 'status':
    case 'priority':
    case 'escalation.state':
      return (translator(context.language) as (key: MessageKey) => string)(`${kind}.${rest}` as MessageKey);
    case 'gone':
      return (translator(context.language) as (key: MessageKey) => string)(`delivery.gone.${rest}` as MessageKey);
    case 'word':
      return (translator(context.language) as (key: MessageKey) => string)(`word.${rest}` as MessageKey);
    default:
      return value;
  }
}

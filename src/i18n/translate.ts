import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './language.js';
import { messages, type MessageKey, type Messages } from './messages.js';

/** The names of the `{arguments}` of an ICU message, read from its type. */
type ArgumentsOf<Text extends string> = Text extends `${string}{${infer Inner}}${infer Rest}`
  ? ArgumentName<Inner> | ArgumentsOf<Rest>
  : never;
type ArgumentName<Inner extends string> = Inner extends `${infer Name},${string}` ? Word<Name> : Word<Inner>;
type Word<Name extends string> = Name extends `${string} ${string}` | `#${string}` | '' ? never : Name;

type Values<Key extends MessageKey> = Record<ArgumentsOf<Messages[Key]['en']>, string | number>;
type Args<Key extends MessageKey> = [ArgumentsOf<Messages[Key]['en']>] extends [never] ? [] : [values: Values<Key>];

const compiled = new Map<string, IntlMessageFormat>();

/**
 * A message of `messages.ts` in a language, its ICU arguments filled in.
 * Values are put in as they are: text that people wrote must be escaped for Slack by the caller.
 */
export function translate<Key extends MessageKey>(language: Language, key: Key, ...[values]: Args<Key>): string {
  const id = `${language}:${key}`;
  let format = compiled.get(id);
  if (!format) {
    format = new IntlMessageFormat(messages[key][language], language, undefined, { ignoreTag: true });
    compiled.set(id, format);
  }
  return String(format.format<string>(values));
}

/** `translate` bound to one language. */
export type Translate = <Key extends MessageKey>(key: Key, ...values: Args<Key>) => string;

/** @returns `translate` for one language */
export function translator(language: Language): Translate {
  return (key, ...values) => translate(language, key, ...values);
}

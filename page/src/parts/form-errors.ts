import type { T } from '../texts/language.js';

/** What the sandbox finds wrong itself is English; Slack says it in the person's language. */
const said: readonly [RegExp, (t: T, limit: string) => string][] = [
  [/^Please complete this required field\.$/, (t) => t('error.required')],
  [/^Choose at most (\d+)\.$/, (t, most) => t('error.too_many_items', { most })],
  [/^Please enter at least (\d+) characters\.$/, (t, least) => t('error.too_short', { least })],
  [/^Please enter at most (\d+) characters\.$/, (t, most) => t('error.too_long', { most })],
  [/^Please enter a valid email address\.$/, (t) => t('error.email')],
  [/^Please enter a valid URL\.$/, (t) => t('error.url')],
  [/^Please enter a valid number\.$/, (t) => t('error.number')],
  [/^Please enter a number of at least (\S+)\.$/, (t, least) => t('error.too_small', { least })],
  [/^Please enter a number of at most (\S+)\.$/, (t, most) => t('error.too_big', { most })],
];

/** What is wrong with a form, by block, in a person's language; what the app says is left as it is. */
export function errorsIn(t: T, errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([block, why]) => [block, inWords(t, why)]));
}

function inWords(t: T, why: string): string {
  for (const [pattern, words] of said) {
    const match = pattern.exec(why);
    if (match) return words(t, match[1] ?? '');
  }
  return why;
}

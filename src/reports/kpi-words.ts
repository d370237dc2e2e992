import { languages } from '../i18n/language.js';
import { translate } from '../i18n/translate.js';
import { namedPeriods, type NamedPeriod } from './period.js';

/*
 * What people type for a period or for the front desk, in every language at once: whoever reads Chinese may still type
 * "week". The words stand with the other texts, divided by bars.
 */
type WordKey = `kpi.word.${NamedPeriod | 'front_desk'}`;

/** Folds what people type: width, case and spaces do not matter. */
export function foldWord(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

function wordsOf(key: WordKey): string[] {
  return languages.flatMap((language) => translate(language, key).split('|').map(foldWord));
}

export const frontDeskWords: ReadonlySet<string> = new Set(wordsOf('kpi.word.front_desk'));

const periods: ReadonlyMap<string, NamedPeriod> = new Map(
  namedPeriods.flatMap((period) => wordsOf(`kpi.word.${period}`).map((word) => [word, period] as const)),
);

/** @param word folded */
export function periodOfWord(word: string): NamedPeriod | undefined {
  return periods.get(word);
}

/** Chinese is written without spaces: 「本週帳務」 and 「帳務本週」 are two words each. */
export function splitPeriodWord(word: string): string[] {
  for (const known of periods.keys()) {
    const isLatin = /^[a-z]/u.test(known);
    if (isLatin || word === known) continue;
    if (word.startsWith(known)) return [known, word.slice(known.length)];
    if (word.endsWith(known)) return [word.slice(0, -known.length), known];
  }
  return [word];
}

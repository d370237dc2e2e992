import { languages } from '../../i18n/language.js';
import { translate } from '../../i18n/translate.js';

/*
 * What a word means to `/escalate`, `/ticket list` and `/kpi` where a department may stand too: a department of that
 * name could not be named. A test holds this and the grammars together.
 */
const commandWords = ['cancel', '取消', 'mine', 'my', '我的', 'unassigned', '未指派'];
const periods = ['kpi.word.today', 'kpi.word.yesterday', 'kpi.word.week', 'kpi.word.month'] as const;

const reserved = new Set([
  ...commandWords,
  ...languages.flatMap((language) => periods.flatMap((key) => translate(language, key).split('|'))),
]);

/** Whether no department may be called that: it means something else, or is a ticket's number or a page. */
export function isReservedWord(name: string): boolean {
  const word = name.normalize('NFKC').trim().toLowerCase();
  return reserved.has(word) || /^(?:#|t-?)?\d+$/u.test(word);
}

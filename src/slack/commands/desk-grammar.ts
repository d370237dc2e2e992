import { numberOf } from './words.js';
import { languageOf, type Language } from '../../i18n/language.js';

/** What a person asked of the desk itself. `language: null`: that of their Slack. */
export type DeskRequest =
  | { readonly verb: 'help' | 'settings' }
  /** `number: null`: the desk's own history. */
  | { readonly verb: 'audit'; readonly number: number | null; readonly page: number }
  | { readonly verb: 'language'; readonly language: Language | null }
  | {
      readonly verb: 'wrong';
      readonly problem: 'problem.verb' | 'problem.not_number' | 'problem.language' | 'problem.language_missing';
      readonly input: string;
      readonly usage: 'usage.desk' | 'usage.desk_language' | 'usage.desk_audit';
    };

/** The words of each verb, in both languages. */
export const deskVerbs = {
  help: ['help', '', '說明', '幫助'],
  settings: ['settings', '設定'],
  audit: ['audit', 'history', '歷程', '稽核'],
  language: ['language', 'lang', '語言'],
} as const;

/** A language as people name it, in either language; undefined where it is none of the desk's. */
function languageNamed(word: string): Language | null | undefined {
  if (/^(auto|自動)$/iu.test(word)) return null;
  if (/^(中文|繁體中文|正體中文|chinese)$/iu.test(word)) return 'zh-TW';
  if (/^(english|英文|英語)$/iu.test(word)) return 'en';
  return /^(en|zh|zh[-_](tw|hant))$/iu.test(word) ? languageOf(word) : undefined;
}

/** `[N] [page]`; the desk's own history has its pages by button only. */
function parseAudit(words: readonly string[]): DeskRequest {
  const [first, second = '1'] = words;
  if (first === undefined) return { verb: 'audit', number: null, page: 1 };
  const number = numberOf(first);
  const isPage = /^\d{1,4}$/u.test(second);
  if (number !== null && isPage && words.length < 3) return { verb: 'audit', number, page: Number(second) };
  const input = words.join(' ');
  return {
    verb: 'wrong',
    problem: number === null ? 'problem.not_number' : 'problem.verb',
    input,
    usage: 'usage.desk_audit',
  };
}

/** Reads a `/desk` line: `help`, `settings`, `audit`, or `language` and which. */
export function parseDesk(text: string): DeskRequest {
  const [word = '', value = '', ...more] = text.trim().split(/\s+/u);
  const means = (list: readonly string[]): boolean => list.includes(word.toLowerCase());
  if (means(deskVerbs.help)) return { verb: 'help' };
  if (means(deskVerbs.settings)) return { verb: 'settings' };
  if (means(deskVerbs.audit)) return parseAudit([value, ...more].filter((each) => each !== ''));
  if (!means(deskVerbs.language)) return { verb: 'wrong', problem: 'problem.verb', input: word, usage: 'usage.desk' };
  const input = [value, ...more].join(' ');
  const language = languageNamed(input);
  if (language !== undefined) return { verb: 'language', language };
  const problem = input === '' ? 'problem.language_missing' : 'problem.language';
  return { verb: 'wrong', problem, input, usage: 'usage.desk_language' };
}

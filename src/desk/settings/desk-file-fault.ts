import type { Language } from '../../i18n/language.js';
import { translator, type Translate } from '../../i18n/translate.js';

export type Path = readonly (string | number)[];

/** What is wrong at one place of a desk file, and what would be right. */
export interface DeskFault {
  /** From 1. */
  readonly line: number;
  /** Such as `departments[1].onCall[0]`; empty for the file as a whole. */
  readonly path: string;
  /** The fault in words. */
  say(language: Language): string;
}

/** @param words the fault in the language that it is asked for */
export function fault(line: number, path: Path, words: (t: Translate) => string): DeskFault {
  return { line, path: spellPath(path), say: (language) => words(translator(language)) };
}

/** Line, path and words, as a terminal shows them. */
export function faultLine(file: string, deskFault: DeskFault, language: Language): string {
  const { line, path } = deskFault;
  return [`${file}:${line}`, ...(path === '' ? [] : [path]), deskFault.say(language)].join(': ');
}

function spellPath(path: Path): string {
  return path.reduce<string>(
    (spelt, step) => (typeof step === 'number' ? `${spelt}[${step}]` : spelt === '' ? step : `${spelt}.${step}`),
    '',
  );
}

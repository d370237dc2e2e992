import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import { departmentOf } from './words.js';

/** What a line names at its beginning. */
export interface NamedFirst {
  /** Null: no department is named. */
  readonly department: string | null;
  /** What follows the name; the whole line where the name may be an ordinary word. */
  readonly rest: string;
  /** False where a person should be asked whether that word is meant as the department. */
  readonly certain: boolean;
}

/**
 * Reads a department's key, name or channel at the beginning of a line. With a colon after it it is always meant
 * (`it: no network`). A name of up to three letters counts without one only in capitals (`IT no network`), for in
 * `it is still broken` it is an ordinary word.
 * @param line as typed; its line breaks are kept
 */
export function namedFirst(line: string, settings: DeskSettings): NamedFirst {
  const [begin = '', name = ''] = /^([^:：]{1,80}?)\s*[:：]\s*/u.exec(line) ?? [];
  const marked = departmentOf(name, settings);
  if (marked !== null) return { department: marked, rest: line.slice(begin.length), certain: true };
  const words = line.split(/\s+/u).filter((each) => each !== '');
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const written = words.slice(0, count).join(' ');
    const department = departmentOf(written, settings);
    if (department === null) continue;
    const rest = afterWords(line, count);
    const certain = rest === '' || !isLikeAWord(written);
    return { department, rest: certain ? rest : line, certain };
  }
  return { department: null, rest: line, certain: true };
}

function isLikeAWord(written: string): boolean {
  return /^[a-z]{1,3}$/iu.test(written) && written !== written.toUpperCase();
}

/** What follows so many words, its line breaks kept. */
function afterWords(text: string, count: number): string {
  let rest = text;
  for (let word = 0; word < count; word += 1) rest = rest.replace(/^\S+\s*/u, '');
  return rest;
}

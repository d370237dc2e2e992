/** ok: as it should be; warn: it works, but somebody should look; fail: something does not work. */
export type Level = 'ok' | 'warn' | 'fail';

/** One thing that the doctor looked at. */
export interface Finding {
  readonly level: Level;
  readonly words: string;
  /** How to mend it. */
  readonly mend?: string;
}

const signs: Readonly<Record<Level, string>> = { ok: '✓', warn: '!', fail: '✗' };

/** A finding as one line of a terminal. */
export function findingLine({ level, words, mend }: Finding): string {
  return `${signs[level]} ${words}${mend === undefined ? '' : ` → ${mend}`}`;
}

/*
 * Tables in Slack's monospaced font. A Chinese character is about 1.7 Latin ones wide there, and no whole number on
 * any system, so that columns can only be aligned by giving every cell of a column as many wide characters and as many
 * narrow ones: the missing ones are filled up with wide (U+3000) and narrow spaces.
 */
const wideSpace = '\u3000';
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

interface Width {
  readonly wide: number;
  readonly narrow: number;
}

function widthOf(text: string): Width {
  const characters = charactersOf(text);
  const count = characters.filter((character) => wide.test(character)).length;
  return { wide: count, narrow: characters.length - count };
}

/** Cuts a text to a number of cells, a wide character being two. */
export function clipCells(text: string, cells: number): string {
  let left = cells;
  let kept = '';
  for (const character of charactersOf(text)) {
    left -= wide.test(character) ? 2 : 1;
    if (left < 0) return `${kept.trimEnd()}…`;
    kept += character;
  }
  return kept;
}

/** A column: its heading and its cells, one a row. */
export interface Column {
  readonly heading: string;
  readonly cells: readonly string[];
}

/** Columns as lines of text, the first to the left, the others to the right. */
export function table(columns: readonly Column[]): string {
  const padded = columns.map(({ heading, cells }, index) => {
    const texts = [heading, ...cells];
    const widths = texts.map(widthOf);
    const most = {
      wide: Math.max(...widths.map((width) => width.wide)),
      narrow: Math.max(...widths.map((width) => width.narrow)),
    };
    return texts.map((text) => {
      const own = widthOf(text);
      const fill = wideSpace.repeat(most.wide - own.wide) + ' '.repeat(most.narrow - own.narrow);
      return index === 0 ? text + fill : fill + text;
    });
  });
  const [first = []] = padded;
  return first.map((_cell, row) => padded.map((column) => column[row] ?? '').join('  ')).join('\n');
}

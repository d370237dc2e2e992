import type { KnownBlock } from '@slack/types';
import { languages } from '../../i18n/language.js';
import { translate } from '../../i18n/translate.js';
import { escapeText } from '../../desk/messages/subject-of.js';
import type { PostedTraces } from '../../desk/privacy/erasure.js';
import { quoted } from '../../desk/privacy/mentions.js';
import { section } from '../../slack/blocks/text.js';

export interface Content {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

interface Instead {
  /** What a post says that is theirs altogether. */
  readonly words: string;
  /** What stands where their name was. */
  readonly nobody: string;
}

/**
 * What Bellhop's posts under the cards of others say without somebody: their id goes from all of them, their name from
 * lines that tell who did what, and the whole line that says why they returned a ticket.
 */
export function lineCleaner(
  { names, userId }: Pick<PostedTraces, 'names' | 'userId'>,
  { words, nobody }: Instead,
): (content: Content, reasons: readonly string[], within: (clean: (text: string) => string) => Content) => Content {
  const ids = userId === null ? null : new RegExp(`<@${quoted(userId)}(?:\\|[^>]*)?>`, 'gu');
  const bold = names.map((name) => `*${escapeText(name)}*`);
  return (content, reasons, within) => {
    const isLine = isOneLine(content);
    if (isLine && reasons.some((reason) => returned(reason).some((line) => line.test(content.text))))
      return { text: words, blocks: [section(words)] };
    const withoutId = (text: string): string => (ids === null ? text : text.replaceAll(ids, nobody));
    const withoutName = (text: string): string =>
      isLine ? bold.reduce((kept, name) => kept.replaceAll(name, `*${nobody}*`), text) : text;
    return within((text) => withoutName(withoutId(text)));
  };
}

/** A line is one section that says the same as the post's text; a copy has a heading of its own line. */
function isOneLine({ text, blocks }: Content): boolean {
  const [block] = blocks;
  if (blocks.length !== 1 || block?.type !== 'section') return false;
  // a long one is cut at its end
  const shown = block.text?.text.slice(0, 200);
  return shown !== undefined && text.startsWith(shown);
}

/** The line of a return for that reason, in each language, whoever and whichever department it names. */
function returned(reason: string): RegExp[] {
  return languages.map((language) => {
    const values = { department: '\u0000', who: '\u0000', reason: escapeText(reason) };
    const line = quoted(translate(language, 'line.escalation_returned', values)).replaceAll('\u0000', '.*');
    return new RegExp(`${line}$`, 'su');
  });
}

import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/desk/access/roles.js';
import { languages, type Language } from '../../src/i18n/language.js';
import { messages, type MessageKey } from '../../src/i18n/messages.js';
import { parseKpiRequest } from '../../src/reports/kpi-request.js';
import { parseDesk } from '../../src/slack/commands/desk-grammar.js';
import { helpText } from '../../src/slack/commands/help.js';
import { parseEscalate, parseMention, parseTicketCommand } from '../../src/slack/commands/ticket-grammar.js';
import { verbs } from '../../src/slack/commands/words.js';
import { companySettings } from '../support/desk.js';

const settings = companySettings(
  'T1',
  (name) => `C-${name}`,
  (name) => `U-${name}`,
);

/** What a person writes in the place of a word that stands for something. */
const placeholders: Record<string, string> = {
  department: 'billing',
  部門: '帳務部',
  page: '2',
  頁數: '2',
  reason: 'wrong sum',
  原因: '金額有誤',
  '@name': '<@U123|ava>',
  '@姓名': '<@U123|ava>',
  '@agent': '<@U123|ava>',
  '@客服人員': '<@U123|ava>',
  '{number}': '12',
  '…': 'some text',
};

/** Every line that a usage allows: each `[a|b]` left out or with one of its choices, each `a|b` with one. */
function linesOf(usage: string): string[] {
  const choice = /\s*\[([^\]]*)\]/u.exec(usage) ?? /\s+([^\s|]+(?:\|[^\s|]+)+)/u.exec(usage);
  if (!choice) {
    return [Object.entries(placeholders).reduce((line, [word, value]) => line.replaceAll(word, value), usage)];
  }
  const choices = (choice[1] ?? '').split('|').map((each) => ` ${each}`);
  const mayLack = choice[0].includes('[') ? [''] : [];
  return [...mayLack, ...choices].flatMap((each) => linesOf(usage.replace(choice[0], () => each)));
}

/** What the line's own grammar makes of it; null where it is refused. */
function parse(line: string): object | null {
  const [, command = '', text = ''] = /^(\/\w+|@Bellhop)\s*(.*)$/u.exec(line) ?? [];
  const grammars: Record<string, () => { readonly verb: string }> = {
    '/ticket': () => parseTicketCommand(text, settings),
    '/escalate': () => parseEscalate(text, settings),
    '/desk': () => parseDesk(text),
    '@Bellhop': () => parseMention(text, settings),
    '/kpi': () => {
      const parsed = parseKpiRequest(text, settings);
      return { ...parsed, verb: parsed.ok ? 'kpi' : 'wrong' };
    },
  };
  const read = grammars[command]?.();
  return read === undefined || read.verb === 'wrong' ? null : read;
}

/** The commands that a text shows, as code. */
const shown = (text: string): string[] =>
  [...text.matchAll(/`((?:\/|@Bellhop)[^`]*)`/gu)]
    .map((match) => match[1] ?? '')
    .filter((each) => !each.includes('bellhop '));

const textOf = (key: string, language: Language): string => messages[key as MessageKey][language];
const keysLike = (pattern: RegExp): string[] => Object.keys(messages).filter((key) => pattern.test(key));
const all = keysLike(/^usage\./u).flatMap((key) =>
  languages.map((language) => ({ key, language, lines: linesOf(textOf(key, language)) })),
);

describe('every line that shows the right form', () => {
  it.each(all)('$key in $language parses', ({ key, lines }) => {
    const verb = /^usage\.(desk|mention|list_own)/u.test(key) ? null : key.slice('usage.'.length);
    for (const line of lines) {
      // /desk language without a language asks which
      expect({ line, parsed: parse(line) }).toEqual({ line, parsed: expect.anything() });
      if (verb !== null) expect(parse(line)).toMatchObject({ verb });
    }
  });

  it('has a line for every verb', () => {
    for (const verb of Object.keys(verbs)) expect(all.map(({ key }) => key)).toContain(`usage.${verb}`);
  });

  const texts = keysLike(/^(help|refusal|problem|mention|home|kpi\.fault|settings|notice|list)\./u).flatMap((key) =>
    languages.map((language) => ({ key, language, commands: shown(textOf(key, language)) })),
  );
  it.each(texts.filter(({ commands }) => commands.length > 0))('every command in $key ($language) parses', (text) => {
    for (const line of text.commands.flatMap(linesOf))
      expect({ line, parsed: parse(line) }).toEqual({ line, parsed: expect.anything() });
  });

  it('is in the reader’s own language', () => {
    const english = new Set(Object.values(verbs).map(([first]) => first as string));
    for (const { key, language, lines } of all)
      if (language === 'zh-TW') {
        const words = lines.flatMap((line) => line.split(' ').slice(1));
        expect({ key, english: words.filter((word) => english.has(word)) }).toEqual({ key, english: [] });
      }
  });
});

it('help shows the emoji that this desk has chosen', () => {
  const emoji = { create: 'sos', take: 'hand', resolve: 'tada', escalate: 'fire' };
  const help = (roles: readonly Role[]): string =>
    helpText({ language: 'en', viewer: { roles: new Set(roles) } as never }, { emoji });
  const agents = help(['requester', 'agent']);
  for (const words of [':sos: open a ticket', ':hand: take', ':tada: resolve', ':fire: escalate'])
    expect(agents).toContain(words);
  expect(help(['requester'])).toContain('put :sos: on a message');
  expect(help(['requester'])).not.toContain(':fire:');
});

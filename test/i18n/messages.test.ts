import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { messages } from '../../src/i18n/messages.js';
import { translate } from '../../src/i18n/translate.js';

interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

/** The names of a message's arguments. */
function argumentsOf(text: string): string[] {
  const literal = 0;
  const pound = 7;
  const names = (parts: readonly Part[]): string[] =>
    parts.flatMap(({ type, value, options }) => [
      ...(type === literal || type === pound || value === undefined ? [] : [value]),
      ...Object.values(options ?? {}).flatMap((option) => names(option.value)),
    ]);
  const format = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true });
  return [...new Set(names(format.getAst()))].sort();
}

const all = Object.entries(messages).map(([key, texts]) => ({ key, ...texts }));

/** Dates are said differently: an English range repeats no month. */
const differs = 'period.day_of_month';

describe('every message', () => {
  it.each(all.filter(({ key }) => key !== differs))(
    '$key has the same arguments in both languages',
    ({ en, 'zh-TW': zh }) => {
      expect(argumentsOf(zh)).toEqual(argumentsOf(en));
    },
  );

  it('uses Taiwan’s words, not those of the mainland or Hong Kong', () => {
    const foreign = /支持|反饋|軟件|支持票|質量|信息|視頻|默認|網絡|待處理|设|单|发|后续|您好吗/u;
    expect(all.filter((message) => foreign.test(message['zh-TW'])).map(({ key }) => key)).toEqual([]);
  });

  it('has one word for one thing: 類別 for a category, 模擬工作區 for the sandbox', () => {
    const other = /分類|沙箱|沙盒/u;
    expect(all.filter((message) => other.test(message['zh-TW'])).map(({ key }) => key)).toEqual([]);
    for (const file of ['README.zh-TW.md', 'examples/desk.yml']) expect(readFileSync(file, 'utf8')).not.toMatch(other);
  });

  it('has full-width punctuation between Chinese words, and a space between Chinese and Latin or digits', () => {
    const halfWidth = /[\u4e00-\u9fff][,;?!]|[,;?!][\u4e00-\u9fff]/u;
    const glued = /[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/u;
    const inCode = (text: string): string =>
      text.replaceAll(/`[^`]*`/gu, '').replaceAll(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/gu, '');
    expect(all.filter((message) => halfWidth.test(inCode(message['zh-TW']))).map(({ key }) => key)).toEqual([]);
    expect(all.filter((message) => glued.test(inCode(message['zh-TW']))).map(({ key }) => key)).toEqual([]);
  });

  it('is used somewhere in the code', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const code = files
      .filter((file) => !file.startsWith(join('i18n', 'messages')))
      .map((file) => readFileSync(join('src', file), 'utf8'));
    const text = code.join('\n');
    // `status.${value}`: keys that the code puts together from a value of the model
    const prefixes = [...text.matchAll(/`([a-z]+\.[a-z_.]*)\$\{/gu)].map((match) => match[1] ?? '');
    const tagged = ['status.', 'priority.', 'escalation.state.', 'word.'];
    const isComputed = (key: string): boolean => [...prefixes, ...tagged].some((prefix) => key.startsWith(prefix));
    const unused = all.filter(({ key }) => !isComputed(key) && !text.includes(`'${key}'`)).map(({ key }) => key);
    expect(unused).toEqual([]);
  });
});

it('counts in words', () => {
  expect(translate('en', 'card.earlier', { count: 1 })).toBe('1 earlier ticket');
  expect(translate('en', 'card.earlier', { count: 3 })).toBe('3 earlier tickets');
  expect(translate('zh-TW', 'card.earlier', { count: 3 })).toBe('先前有 3 張工單');
});

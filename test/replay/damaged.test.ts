import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { exitCodeFor, exitCodes } from '../../src/cli/exit-codes.js';
import { bellhop, workFolder } from '../cli/support/bellhop.js';
import { csv, row } from './support/csv.js';
import { oracle } from './support/oracle.js';
import { bellhopReplay, figuresOf, withFile } from './support/run-replay.js';

const languages = ['en', 'zh-TW'] as const;
const at = (time: string): { opened_at: string; sys_updated_at: string } => ({
  opened_at: '01-03-2016 10:00',
  sys_updated_at: `01-03-2016 ${time}`,
});
const page = 'x'.repeat(100_000);
const brief = `${'x'.repeat(60)}…`;

/** Rows in file order, and what is said of each in both languages; null: nothing, it is sound. */
const damaged: readonly (readonly [text: string, en: string | null, zh: string | null])[] = [
  [row({ number: 'A', ...at('10:00') }), null, null],
  ['A,New', 'left out; it has 2 fields, the header 11', '略過；有 2 個欄位，標題列有 11 個'],
  [
    `${row({ number: 'A', ...at('10:05') })},`,
    'left out; it has 12 fields, the header 11',
    '略過；有 12 個欄位，標題列有 11 個',
  ],
  [row({ number: '?', ...at('10:10') }), 'left out; it has no incident number', '略過；沒有事件編號'],
  [
    row({ number: 'A', ...at('10:15'), sys_updated_at: '30-02-2016 10:15' }),
    'left out; sys_updated_at is “30-02-2016 10:15”, not a time like 29-02-2016 01:16',
    '略過；sys_updated_at 是「30-02-2016 10:15」，不是像 29-02-2016 01:16 的時間',
  ],
  [
    row({ number: 'A', ...at('10:20'), opened_at: '' }),
    'left out; opened_at is “”, not a time like 29-02-2016 01:16',
    '略過；opened_at 是「」，不是像 29-02-2016 01:16 的時間',
  ],
  ['A,"New', 'left out; its quotes do not match', '略過；引號不成對'],
  [
    row({ number: 'A', ...at('10:25'), incident_state: '-100' }),
    'incident_state “-100” is unknown; the status stays as it was',
    '未知的 incident_state「-100」；狀態維持不變',
  ],
  [
    row({ number: 'A', ...at('10:30'), priority: '-1 - None' }),
    'priority “-1 - None” is unknown; it stays as it was',
    '未知的 priority「-1 - None」；優先順序維持不變',
  ],
  [row({ number: 'A', ...at('10:35'), priority: '' }), null, null],
  [
    row({ number: 'A', ...at('10:40'), opened_at: '01-03-2016 09:00' }),
    'opened_at of A differs from line 2, which counts',
    'A 的 opened_at 與第 2 行不同，以該行為準',
  ],
  [
    row({ number: 'A', ...at('10:45'), priority: page, assignment_group: page, category: page }),
    `priority “${brief}” is unknown; it stays as it was`,
    `未知的 priority「${brief}」；優先順序維持不變`,
  ],
  [
    row({ number: 'B', ...at('10:50'), contact_type: 'Pigeon', caller_id: page }),
    'contact_type “Pigeon” is unknown; taken as web',
    '未知的 contact_type「Pigeon」；視為網站',
  ],
  [
    row({
      ...{ number: 'B', ...at('10:55'), incident_state: '?', caller_id: '?', opened_by: '?', contact_type: '?' },
      ...{ category: '?', priority: '?' },
    }),
    'incident_state “?” is unknown; the status stays as it was',
    '未知的 incident_state「?」；狀態維持不變',
  ],
  [row({ number: 'A', ...at('11:00'), incident_state: 'Closed' }), null, null],
  [row({ number: 'A', ...at('11:00'), incident_state: 'Closed' }), null, null],
  [row({ number: 'B', ...at('09:00'), incident_state: 'Active', caller_id: '"Ann ""A"", Ltd"' }), null, null],
];

const file = csv(...damaged.map(([text]) => text));
const linesIn = (column: 1 | 2, line: (n: number) => string, gap: string): string[] =>
  damaged.flatMap((each, index) => (each[column] === null ? [] : [`${line(index + 2)}${gap}${each[column]}`]));

describe('a damaged log', () => {
  it.each([
    ['en', linesIn(1, (n) => `Line ${n}:`, ' ')],
    ['zh-TW', linesIn(2, (n) => `第 ${n} 行：`, ' ')],
  ])('each fault is told with its line in %s, and the rest is played', async (language, told) => {
    const ran = await withFile(file, (path) => bellhopReplay(path, { json: true }, { LOCALE_DEFAULT: language }));
    expect(ran.stderr.filter((line) => /^(?:Line \d|第 \d)/u.test(line))).toEqual(told);
    expect(JSON.parse(ran.stdout.join('\n'))).toEqual(oracle(file));
    expect(ran.code).toBe(exitCodes.done);
  });

  it.each([
    ['CRLF and a BOM', `\uFEFF${file.replaceAll('\n', '\r\n')}`],
    ['CR', file.replaceAll('\n', '\r')],
  ])('comes to the same with %s', async (_, text) => {
    expect(await withFile(text, (path) => figuresOf(path))).toEqual(oracle(file));
  });

  it('plays people who are called like the app, the lead and the manager', async () => {
    const opened = { ...at('10:00'), caller_id: 'Bellhop', opened_by: 'Desk lead' };
    const text = csv(
      row({ ...opened, assigned_to: 'Manager' }),
      row({ ...opened, ...at('11:00'), assigned_to: 'bellhop', incident_state: 'Resolved' }),
      row({ ...opened, ...at('12:00'), assigned_to: '<!channel>', incident_state: 'Closed' }),
    );
    expect(await withFile(text, (path) => figuresOf(path))).toEqual(oracle(text));
  });
});

describe('a file that cannot be played', () => {
  const half = csv(row({})).replace('priority', 'rank');
  it.each([
    ['nothing', '', 'has no row that can be played', '沒有可以重播的資料列'],
    ['blank lines', '\r\n\r\n', 'has no row that can be played', '沒有可以重播的資料列'],
    ['a header only', csv(), 'has no row that can be played', '沒有可以重播的資料列'],
    ['damaged rows only', csv('A,New', 'B'), 'has no row that can be played', '沒有可以重播的資料列'],
    ['rows without a header', row({}), 'does not name number, incident_state', '缺少欄位 number, incident_state'],
    ['a header that lacks a column', half, 'does not name priority', '缺少欄位 priority'],
    ['a column twice', `number,${csv(row({}))}`, 'more than once: number', '重複的欄位：number'],
    ['no text at all', '\u0000\uFFFD"\u0001', 'does not name number', '缺少欄位 number'],
  ])('is refused with words and exit code 2: %s', async (_, text, en, zh) => {
    for (const [language, words] of [['en', en] as const, ['zh-TW', zh] as const]) {
      await withFile(text, async (path) => {
        const run = bellhopReplay(path, {}, { LOCALE_DEFAULT: language });
        await expect(run).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(words) });
        await expect(run).rejects.toMatchObject({ message: expect.stringContaining(path) });
      });
    }
    expect(exitCodeFor('usage')).toBe(exitCodes.wrong);
  });

  it.each([
    ['is not there', 'no-such-file.csv', 'ENOENT'],
    ['is a folder', tmpdir(), 'EISDIR'],
  ])('is refused where it %s', async (_, path, reason) => {
    for (const language of languages) {
      const run = bellhopReplay(path, {}, { LOCALE_DEFAULT: language });
      await expect(run).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(reason) });
    }
  });

  it('costs one line at the terminal, and no stack', async () => {
    const folder = workFolder();
    try {
      const { code, stdout, stderr } = await bellhop(['replay', 'no-such-file.csv', '--json'], folder.path);
      expect([code, stdout]).toEqual([exitCodes.wrong, '']);
      expect(stderr).toBe('no-such-file.csv cannot be read (ENOENT).\n');
    } finally {
      folder.remove();
    }
  });
});

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { commands } from '../../src/cli/commands.js';
import { run } from '../../src/cli/run.js';

/** The command line in this process, without a desk: what it says of itself, and of how it was called. */
describe('the command line speaks the language of its terminal', () => {
  let said = '';
  beforeEach(() => {
    said = '';
    const keep = (text: unknown): boolean => {
      said += String(text);
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(keep);
    jest.spyOn(process.stderr, 'write').mockImplementation(keep);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const tell = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> => {
    await run(args, { ...env });
    return said;
  };
  const english = { LANG: 'en_US.UTF-8' };
  const chinese = { LANG: 'zh_TW.UTF-8' };

  it.each([
    [['fly'], "error: unknown command 'fly'", '錯誤：沒有「fly」這個指令'],
    [['stat'], '(Did you mean start?)', '（您是指 start 嗎？）'],
    [['start', '--fast'], "error: unknown option '--fast'", '錯誤：沒有「--fast」這個選項'],
    [['desk', 'apply'], "error: missing required argument 'file'", '錯誤：缺少參數「file」'],
    [
      ['desk', 'apply', 'a', 'b'],
      'error: too many arguments: 1 expected, 2 given',
      '錯誤：參數過多：需要 1 個，卻有 2 個',
    ],
    [['say', 'hello'], "error: required option '--as <person>' not specified", '錯誤：缺少必要的選項「--as <person>」'],
    [['say', '--as'], "error: option '--as <person>' argument missing", '錯誤：選項「--as <person>」後面缺少內容'],
    [
      ['say', '--as', 'alice', '--wait', 'x'],
      "error: option '--wait <seconds>' argument 'x' is invalid. 0 … 600",
      '錯誤：選項「--wait <seconds>」的內容「x」不正確。0 … 600',
    ],
    [
      ['doctor'],
      'PORT: "abc" is not a port (0 to 65535) (example: 3000)',
      'PORT：「abc」不是連接埠（0 到 65535）（範例：3000）',
    ],
  ])('%j', async (args, inEnglish, inChinese) => {
    const wrong = args[0] === 'doctor' ? { PORT: 'abc' } : {};
    expect(await tell(args, { ...english, ...wrong })).toContain(inEnglish);
    said = '';
    const words = await tell(args, { ...chinese, ...wrong });
    expect(words).toContain(inChinese);
    expect(words).not.toContain('error');
    said = '';
    expect(await tell(args, { ...english, ...wrong, LOCALE_DEFAULT: 'zh-TW' })).toBe(words);
  });

  const names = [
    'start',
    'say',
    'desk',
    'desk apply',
    'desk export',
    'doctor',
    'forget',
    'undelivered',
    'manifest',
    'replay',
  ];

  it.each(['', ...names])('the help of “%s”', async (name) => {
    const args = [...name.split(' ').filter((word) => word !== ''), '--help'];
    const words = await tell(args, chinese);
    expect(words).toContain('用法：bellhop');
    expect(words).toContain('顯示說明');
    // sentences of English are four words in a row; names of commands and flags are not
    expect(words.match(/[a-z]+ [a-z]+ [a-z]+ [a-z]+/giu) ?? []).toEqual([]);
    said = '';
    expect(await tell(args, english)).toMatch(/^Usage: bellhop/u);
    expect(said).not.toMatch(/[\u4e00-\u9fff]/u);
  });

  it('every command has been asked', () => {
    expect(new Set(names.map((name) => name.split(' ')[0])).size).toBe(commands.length);
  });
});

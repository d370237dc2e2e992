import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { exampleOf, loadConfig, loadDotEnv, secretsOf, settingNames } from '../src/config.js';
import type { Config } from '../src/config.js';
import { translator } from '../src/i18n/translate.js';

const bot = 'xoxb-1-canary';
const app = 'xapp-1-canary';
const signing = '0123456789abcdef0123456789abcdef';
const http = { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: signing };

function configOf(env: Record<string, string>): Config {
  const result = loadConfig(env);
  if (!result.ok) throw new Error(result.faults.join('\n'));
  return result.config;
}

function faultsOf(env: Record<string, string>): readonly string[] {
  const result = loadConfig(env);
  return result.ok ? [] : result.faults;
}

describe('the mode', () => {
  it('is the sandbox when no Slack variable is set', () => {
    expect(configOf({})).toEqual({
      mode: 'sandbox',
      transport: 'http',
      production: false,
      mongodbUri: undefined,
      port: 3000,
      health: null,
      sandboxPort: 3001,
      logLevel: 'info',
      home: '.bellhop',
      deskFile: undefined,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      locale: 'en',
    });
  });

  it('is Slack over HTTP with a bot token and a signing secret', () => {
    expect(configOf(http)).toMatchObject({
      mode: 'slack',
      transport: 'http',
      slack: { botToken: bot, signingSecret: signing, apiUrl: 'https://slack.com/api/' },
    });
  });

  it.each([
    { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app },
    { ...http, SLACK_APP_TOKEN: app },
  ])('is Slack over Socket Mode with an app token (%#)', (env) => {
    expect(configOf(env)).toMatchObject({
      mode: 'slack',
      transport: 'socket',
      slack: { botToken: bot, appToken: app },
    });
  });

  it.each([
    [{ SLACK_BOT_TOKEN: bot }, ['SLACK_SIGNING_SECRET']],
    [{ SLACK_SIGNING_SECRET: signing }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_APP_TOKEN: app }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_API_URL: 'https://slack.test/api/' }, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
    [{ NODE_ENV: 'production' }, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
    [{ SLACK_BOT_TOKEN: ' ', SLACK_SIGNING_SECRET: signing }, ['SLACK_BOT_TOKEN']],
  ])('is a fault that names what is missing: %j', (env, missing) => {
    const faults = faultsOf(env);
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(missing);
    for (const fault of faults) expect(fault).toMatch(/is missing.*\(example: .+\)$/);
  });

  it('takes blank variables as unset', () => {
    expect(configOf({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ', PORT: '', TZ_DEFAULT: '' }).mode).toBe('sandbox');
  });
});

describe('faults', () => {
  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-CANARY-user-token'],
    ['SLACK_SIGNING_SECRET', 'xoxb-CANARY'],
    ['SLACK_SIGNING_SECRET', 'CANARY'],
    ['SLACK_APP_TOKEN', 'CANARY'],
    ['SLACK_API_URL', 'http://slack.example/api/'],
    ['SLACK_API_URL', 'http://127.0.0.1.example/api/'],
    ['SLACK_API_URL', 'https://user:CANARY@slack.com/api/'],
    ['SLACK_API_URL', 'slack'],
    ['MONGODB_URI', 'postgres://desk:CANARY@db/desk'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['SANDBOX_PORT', 'three'],
    ['LOG_LEVEL', 'loud'],
    ['TZ_DEFAULT', 'Asia/Taipeh'],
    ['TZ_DEFAULT', '+08:00'],
    ['LOCALE_DEFAULT', 'zh-CN'],
    ['LOCALE_DEFAULT', 'klingon'],
    ['NODE_ENV', 'prod'],
  ])('names %s=%s in one line with an example, and no secret', (name, value) => {
    const faults = faultsOf({ ...http, [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name}: .+ \\(example: .+\\)$`));
    expect(faults[0]).not.toContain('CANARY');
    expect(faults[0]).not.toContain('\n');
  });

  it.each([
    [{ PORT: 'abc' }, '"abc" is not a port (0 to 65535)', '「abc」不是連接埠（0 到 65535）'],
    [
      { LOG_LEVEL: 'loud' },
      '"loud" is none of trace, debug, info, warn, error, fatal',
      '「loud」不在可用的值裡：trace, debug, info, warn, error, fatal',
    ],
    [{ TZ_DEFAULT: 'Asia/Taipeh' }, '"Asia/Taipeh" is not an IANA time zone', '「Asia/Taipeh」不是 IANA 時區'],
    [{ LOCALE_DEFAULT: 'xx' }, '"xx" is not en or zh-TW', '「xx」不是 en 或 zh-TW'],
    [{ ...http, SLACK_API_URL: 'http://a' }, 'must be an https URL', '必須是 https 網址'],
    [{ SLACK_BOT_TOKEN: bot }, 'is missing; or set SLACK_APP_TOKEN', '尚未設定；也可以改設 SLACK_APP_TOKEN'],
  ])('of %j are told in both languages', (env, english, chinese) => {
    const told = (language: 'en' | 'zh-TW'): string => {
      const result = loadConfig(env, translator(language));
      return result.ok ? '' : result.faults.join('\n');
    };
    expect(told('en')).toMatch(/^[A-Z_]+: .* \(example: .+\)$/);
    expect(told('en')).toContain(english);
    expect(told('zh-TW')).toMatch(/^[A-Z_]+：.*（範例：.+）$/);
    expect(told('zh-TW')).toContain(chinese);
  });

  it('and hints are in the language that was asked for', () => {
    const hints = loadConfig({ MONGO_URI: 'x', BELLHOP_NONSENSE: 'x' }, translator('zh-TW')).warnings;
    expect(hints).toEqual([
      'MONGO_URI 不是 Bellhop 的設定；您是指 MONGODB_URI 嗎？',
      'BELLHOP_NONSENSE 不是 Bellhop 的設定；請看 .env.example',
    ]);
  });

  it('are all told at once', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'x', PORT: 'y', LOG_LEVEL: 'z' })).toHaveLength(4);
  });
});

describe('values', () => {
  it.each([
    'http://127.0.0.1:3001/api',
    'http://localhost:3001/api/',
    'http://[::1]:3001/api',
    'https://slack.test/api',
  ])('SLACK_API_URL may be %s, and ends with a slash', (url) => {
    const config = configOf({ ...http, SLACK_API_URL: url });
    expect(config.mode === 'slack' && config.slack.apiUrl).toBe(`${url.replace(/\/$/, '')}/`);
  });

  it.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['en_GB.UTF-8', 'en'],
    ['zh-TW', 'zh-TW'],
    ['zh_TW', 'zh-TW'],
    ['zh_TW.UTF-8', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-TW', 'zh-TW'],
  ])('LOCALE_DEFAULT=%s is %s', (given, locale) => {
    expect(configOf({ LOCALE_DEFAULT: given }).locale).toBe(locale);
  });

  it.each(['Asia/Taipei', 'Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'])('TZ_DEFAULT may be %s', (zone) => {
    expect(configOf({ TZ_DEFAULT: zone }).timeZone).toBe(zone);
  });

  it.each([
    'mongodb://127.0.0.1:27017/?replicaSet=rs0',
    'mongodb+srv://u:p@cluster.example/desk',
    'mongodb://a,b,c/desk',
  ])('MONGODB_URI may be %s', (uri) => {
    expect(configOf({ MONGODB_URI: uri }).mongodbUri).toBe(uri);
  });

  it('are frozen', () => {
    const config = configOf(http);
    expect(Object.isFrozen(config)).toBe(true);
    expect(config.mode === 'slack' && Object.isFrozen(config.slack)).toBe(true);
  });

  it('lets the logger know the secrets', () => {
    const config = configOf({ ...http, MONGODB_URI: 'mongodb://desk:p@ss@db/desk' });
    expect(secretsOf(config)).toEqual([bot, signing, 'p@ss']);
    expect(secretsOf(configOf({}))).toEqual([]);
  });
});

describe('warnings', () => {
  it.each([
    ['BELHOP_HOME', 'BELLHOP_HOME'],
    ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['slack_bot_token', 'SLACK_BOT_TOKEN'],
    ['MONGO_URI', 'MONGODB_URI'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['BELLHOP_NONSENSE', '.env.example'],
  ])('%s: did you mean %s?', (name, hint) => {
    const { warnings } = loadConfig({ [name]: 'x' });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(hint);
  });

  it('leaves the rest of the environment alone', () => {
    const others = [
      'PATH',
      'HOME',
      'SHELL',
      'TERM',
      'LANG',
      'TZ',
      'NODE_OPTIONS',
      'LOGNAME',
      'PWD',
      'HOST',
      'SORT',
      'CI',
    ];
    const env = Object.fromEntries([...others, 'BELLHOP_TEST_MONGODB_URI'].map((name) => [name, 'x']));
    expect(loadConfig(env).warnings).toEqual([]);
  });
});

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const assignments = lines.filter((line) => /^# [A-Z_]+=/.test(line)).map((line) => line.slice(2));
  const named = assignments.map((line) => line.slice(0, line.indexOf('=')));

  it('has every variable once, and no other', () => {
    expect(named.toSorted()).toEqual(settingNames.toSorted());
  });

  it.each(settingNames)('explains %s in the line above', (name) => {
    const at = lines.findIndex((line) => line.startsWith(`# ${name}=`));
    expect(lines[at - 1]).toMatch(/^# [A-Za-z].{10,}/);
    expect(exampleOf(name, translator('en'))).not.toBe('undefined');
  });

  it('is the sandbox as it stands, and a right configuration once everything is set', () => {
    expect(parseEnv(lines.join('\n'))).toEqual({});
    expect(configOf(parseEnv(assignments.join('\n')) as Record<string, string>)).toMatchObject({
      mode: 'slack',
      transport: 'socket',
      production: true,
    });
  });
});

describe('loadDotEnv', () => {
  it('fills in what is not set, and says whether there was a file', () => {
    const dir = mkdtempSync(join(tmpdir(), 'bellhop-env-'));
    const path = join(dir, '.env');
    writeFileSync(path, '# a comment\nPORT=4000\nLOG_LEVEL="debug"\nBELLHOP_HOME=elsewhere\n');
    const env: Record<string, string | undefined> = { PORT: '5000', BELLHOP_HOME: '' };
    expect(loadDotEnv(path, env)).toBe(true);
    expect(env).toEqual({ PORT: '5000', LOG_LEVEL: 'debug', BELLHOP_HOME: 'elsewhere' });
    expect(loadDotEnv(join(dir, 'none'), env)).toBe(false);
    expect(() => loadDotEnv(dir, env)).toThrow();
    rmSync(dir, { recursive: true });
  });
});

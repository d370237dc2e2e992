import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { editDistance } from './base/edit-distance.js';
import { hasCode } from './base/errors.js';
import type { LogLevel } from './base/logger.js';
import { exampleOf, faultOf, settingNames, settings } from './config/settings.js';
import type { SettingName, Settings } from './config/settings.js';
import { translator, type Translate } from './i18n/translate.js';

export { exampleOf, settingNames } from './config/settings.js';

type Environment = Readonly<Record<string, string | undefined>>;

interface Common {
  readonly production: boolean;
  /** Undefined: the embedded MongoDB. */
  readonly mongodbUri: string | undefined;
  /** Where Bellhop listens for Slack over HTTP, and for its own API. */
  readonly port: number;
  /** Where machines ask how the desk is; null: nowhere. */
  readonly health: { readonly port: number; readonly host: string } | null;
  /** Where the sandbox's Slack listens. */
  readonly sandboxPort: number;
  readonly logLevel: LogLevel;
  readonly home: string;
  readonly deskFile: string | undefined;
  readonly timeZone: string;
  readonly locale: 'en' | 'zh-TW';
}

interface Sandbox {
  readonly mode: 'sandbox';
  readonly transport: 'http';
}

interface SlackOverHttp {
  readonly mode: 'slack';
  readonly transport: 'http';
  readonly slack: { readonly botToken: string; readonly signingSecret: string; readonly apiUrl: string };
}

interface SlackOverSocket {
  readonly mode: 'slack';
  readonly transport: 'socket';
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl: string };
}

/** All that the environment decides; frozen. */
export type Config = Common & (Sandbox | SlackOverHttp | SlackOverSocket);

/** A config and hints about likely typos, or one readable line per fault. */
export type ConfigResult =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly faults: readonly string[]; readonly warnings: readonly string[] };

/**
 * Checks the environment. Blank values count as unset. Faults never contain a secret.
 * @param t the language of faults and hints
 */
export function loadConfig(env: Environment, t: Translate = translator('en')): ConfigResult {
  const given = withoutBlanks(env);
  const warnings = likelyTypos(given, t);
  const parsed = settings.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]) as SettingName);
  const faults = wrong.map((name) => faultLine(name, faultOf(name, given[name] ?? '', t), t));
  faults.push(...missingCredentials(given, t));
  if (!parsed.success || faults.length > 0) return { ok: false, faults: [...new Set(faults)], warnings };
  return { ok: true, config: Object.freeze({ ...common(parsed.data), ...connection(parsed.data) }), warnings };
}

/** The config's secrets, for the logger to keep out of every line. */
export function secretsOf(config: Config): string[] {
  const password = /^mongodb(?:\+srv)?:\/\/[^\s]*?:([^\s]*)@/.exec(config.mongodbUri ?? '')?.[1];
  if (config.mode === 'sandbox') return password ? [password] : [];
  const { apiUrl: _apiUrl, ...credentials } = config.slack;
  return [...Object.values(credentials), ...(password ? [password] : [])];
}

/**
 * Reads a `.env` file into the environment; what is set there already stays.
 * @returns whether there was one
 */
export function loadDotEnv(path: string, env: Record<string, string | undefined> = process.env): boolean {
  try {
    for (const [name, value] of Object.entries(parseEnv(readFileSync(path, 'utf8')))) {
      if (env[name] === undefined || env[name] === '') env[name] = value;
    }
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function withoutBlanks(env: Environment): Record<string, string> {
  const trimmed = Object.entries(env).map(([name, value]): [string, string] => [name, value?.trim() ?? '']);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
}

function faultLine(name: SettingName, fault: string, t: Translate): string {
  return t('config.fault', { name, fault, example: exampleOf(name, t) });
}

/** No Slack variable at all means the sandbox, but not in production; some of them is a mistake. */
function missingCredentials(given: Record<string, string>, t: Translate): string[] {
  const isSet = (name: SettingName): boolean => given[name] !== undefined;
  const wantsSlack = settingNames.some((name) => name.startsWith('SLACK_') && isSet(name));
  if (!wantsSlack && given['NODE_ENV'] !== 'production') return [];
  const faults: string[] = [];
  if (!isSet('SLACK_BOT_TOKEN')) faults.push(faultLine('SLACK_BOT_TOKEN', t('config.missing'), t));
  if (!isSet('SLACK_APP_TOKEN') && !isSet('SLACK_SIGNING_SECRET')) {
    faults.push(faultLine('SLACK_SIGNING_SECRET', t('config.missing_signing_secret'), t));
  }
  return faults;
}

function common(given: Settings): Common {
  return {
    production: given.NODE_ENV === 'production',
    mongodbUri: given.MONGODB_URI,
    port: given.PORT,
    health: given.HEALTH_PORT === undefined ? null : { port: given.HEALTH_PORT, host: given.HEALTH_HOST },
    sandboxPort: given.SANDBOX_PORT,
    logLevel: given.LOG_LEVEL,
    home: given.BELLHOP_HOME,
    deskFile: given.BELLHOP_DESK,
    timeZone: given.TZ_DEFAULT,
    locale: given.LOCALE_DEFAULT,
  };
}

function connection(given: Settings): Sandbox | SlackOverHttp | SlackOverSocket {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = given;
  const apiUrl = given.SLACK_API_URL;
  if (botToken && appToken)
    return { mode: 'slack', transport: 'socket', slack: Object.freeze({ botToken, appToken, apiUrl }) };
  if (botToken && signingSecret) {
    return { mode: 'slack', transport: 'http', slack: Object.freeze({ botToken, signingSecret, apiUrl }) };
  }
  return { mode: 'sandbox', transport: 'http' };
}

/** Variables that are not ours but look as if they were meant to be. */
function likelyTypos(given: Record<string, string>, t: Translate): string[] {
  const strangers = Object.keys(given).filter((name) => !settingNames.some((known) => known === name));
  return strangers.flatMap((name) => {
    const [nearest] = settingNames
      .map((known) => ({ known, distance: editDistance(name.toUpperCase(), known) }))
      .filter(({ known, distance }) => distance <= (/^(SLACK|MONGO)_?/i.test(name) ? 4 : known.length >= 8 ? 2 : 0))
      .sort((a, b) => a.distance - b.distance);
    if (nearest) return [t('config.did_you_mean', { name, nearest: nearest.known })];
    if (!name.startsWith('BELLHOP_') || name.startsWith('BELLHOP_TEST_')) return [];
    return [t('config.unknown', { name })];
  });
}

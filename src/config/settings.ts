import { z } from 'zod';
import { logLevels } from '../base/logger.js';
import type { Translate } from '../i18n/translate.js';

/** What can be wrong with a setting: a message of `config.*` in `src/i18n/messages/config.ts`. */
type Fault =
  | 'app_token'
  | 'bot_token'
  | 'mongodb_uri'
  | 'none_of'
  | 'not_a_language'
  | 'not_a_port'
  | 'not_a_zone'
  | 'not_text'
  | 'signing_secret'
  | 'unsafe_url';

const modes = ['development', 'test', 'production'] as const;

/**
 * Every variable Bellhop reads, each with what is wrong with a wrong one, and an example of a right one. No fault repeats
 * a secret's value. `.env.example` explains them, and a test holds the two together.
 */
export const settings = z.object({
  NODE_ENV: z.enum(modes).default('development').meta({ fault: 'none_of', values: modes, example: 'production' }),
  SLACK_BOT_TOKEN: secret(/^xoxb-[\w-]+$/).meta({ fault: 'bot_token', example: 'xoxb-…' }),
  SLACK_SIGNING_SECRET: secret(/^(?!xox|xapp)\w{16,}$/).meta({ fault: 'signing_secret', example: 'signing_secret' }),
  SLACK_APP_TOKEN: secret(/^xapp-[\w-]+$/).meta({ fault: 'app_token', example: 'xapp-…' }),
  SLACK_API_URL: text()
    .refine(isSafeUrl)
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .default('https://slack.com/api/')
    .meta({ fault: 'unsafe_url', example: 'https://slack.com/api/' }),
  MONGODB_URI: secret(/^mongodb(\+srv)?:\/\/[^/\s]+/).meta({
    fault: 'mongodb_uri',
    example: 'mongodb://db1,db2,db3/bellhop?replicaSet=rs0',
  }),
  PORT: port().default(3000).meta({ fault: 'not_a_port', example: '3000' }),
  HEALTH_PORT: port().optional().meta({ fault: 'not_a_port', example: '3002' }),
  HEALTH_HOST: text().default('127.0.0.1').meta({ example: '0.0.0.0' }),
  SANDBOX_PORT: port().default(3001).meta({ fault: 'not_a_port', example: '3001' }),
  LOG_LEVEL: z.enum(logLevels).default('info').meta({ fault: 'none_of', values: logLevels, example: 'info' }),
  BELLHOP_HOME: text().default('.bellhop').meta({ example: '.bellhop' }),
  BELLHOP_DESK: text().optional().meta({ example: 'desk.yml' }),
  BELLHOP_CACHE: text().optional().meta({ example: '/var/cache/bellhop' }),
  MONGOMS_SYSTEM_BINARY: text().optional().meta({ example: '/usr/bin/mongod' }),
  TZ_DEFAULT: text().refine(isTimeZone).default(machineZone).meta({ fault: 'not_a_zone', example: 'Asia/Taipei' }),
  LOCALE_DEFAULT: text()
    .transform((given, context) => {
      const locale = localeOf(given);
      if (locale === undefined) context.addIssue({ code: 'custom' });
      return locale ?? z.NEVER;
    })
    .default('en')
    .meta({ fault: 'not_a_language', example: 'zh-TW' }),
});

/** The environment, checked. */
export type Settings = z.infer<typeof settings>;
export type SettingName = keyof Settings;
export const settingNames = Object.keys(settings.shape) as SettingName[];

/** An example of a right value. */
export function exampleOf(name: SettingName, t: Translate): string {
  const example = String(settings.shape[name].meta()?.['example']);
  return example === 'signing_secret' ? t('config.example_signing_secret') : example;
}

/** What is wrong with a value that the schema refuses. */
export function faultOf(name: SettingName, given: string, t: Translate): string {
  const { fault = 'not_text', values = [] } = (settings.shape[name].meta() ?? {}) as {
    fault?: Fault;
    values?: readonly string[];
  };
  return t(`config.${fault}`, { given, values: values.join(', ') });
}

function text() {
  return z.string();
}

function secret(pattern: RegExp) {
  return z.string().regex(pattern).optional();
}

/** 0 lets the system choose. */
function port() {
  return z
    .string()
    .refine((given) => /^\d{1,5}$/.test(given) && Number(given) <= 65_535)
    .transform(Number);
}

/** Tokens go there: never in the clear over a network. */
function isSafeUrl(given: string): boolean {
  if (!URL.canParse(given)) return false;
  const { protocol, hostname, username, password } = new URL(given);
  if (username !== '' || password !== '') return false;
  const loopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && loopback);
}

function isTimeZone(given: string): boolean {
  if (!/^[a-z]/i.test(given)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function machineZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(zone) ? zone : 'UTC';
}

/** One of the two languages, however it is spelt (`zh_TW.UTF-8`, `zh-Hant`, `en-GB`). */
function localeOf(given: string): 'en' | 'zh-TW' | undefined {
  const spelt = given.toLowerCase().replaceAll('_', '-').replace(/\..*$/, '');
  if (/^en(-[a-z]{2})?$/.test(spelt)) return 'en';
  return /^zh-(hant(-tw)?|tw)$/.test(spelt) ? 'zh-TW' : undefined;
}

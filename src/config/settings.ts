import { z } from 'zod';
import { logLevels } from '../base/logger.js';

/**
 * Every variable Bellhop reads. A fault never repeats a secret's value; each field carries an example of a right one.
 * `.env.example` explains them, and a test holds the two together.
 */
export const settings = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production']).default('development').meta({ example: 'production' }),
  SLACK_BOT_TOKEN: secret(/^xoxb-[\w-]+$/, 'must be the bot token, which begins with xoxb-').meta({
    example: 'xoxb-…',
  }),
  SLACK_SIGNING_SECRET: secret(/^(?!xox|xapp)\w{16,}$/, "does not look like an app's signing secret").meta({
    example: 'the 32 characters under Basic Information → App Credentials',
  }),
  SLACK_APP_TOKEN: secret(/^xapp-[\w-]+$/, 'must be an app-level token, which begins with xapp-').meta({
    example: 'xapp-…',
  }),
  SLACK_API_URL: text()
    .refine(isSafeUrl, { error: 'must be an https URL, or http on this machine, without a password' })
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .default('https://slack.com/api/')
    .meta({ example: 'https://slack.com/api/' }),
  MONGODB_URI: secret(
    /^mongodb(\+srv)?:\/\/[^/\s]+/,
    'must begin with mongodb:// or mongodb+srv:// and name a host',
  ).meta({
    example: 'mongodb://db1,db2,db3/bellhop?replicaSet=rs0',
  }),
  PORT: port().default(3000).meta({ example: '3000' }),
  HEALTH_PORT: port().optional().meta({ example: '3002' }),
  HEALTH_HOST: text().default('127.0.0.1').meta({ example: '0.0.0.0' }),
  SANDBOX_PORT: port().default(3001).meta({ example: '3001' }),
  LOG_LEVEL: oneOf(logLevels).default('info').meta({ example: 'info' }),
  BELLHOP_HOME: text().default('.bellhop').meta({ example: '.bellhop' }),
  BELLHOP_DESK: text().optional().meta({ example: 'desk.yml' }),
  BELLHOP_CACHE: text().optional().meta({ example: '/var/cache/bellhop' }),
  MONGOMS_SYSTEM_BINARY: text().optional().meta({ example: '/usr/bin/mongod' }),
  TZ_DEFAULT: text()
    .refine(isTimeZone, { error: (issue) => `${quoted(issue.input)} is not an IANA time zone` })
    .default(machineZone)
    .meta({ example: 'Asia/Taipei' }),
  LOCALE_DEFAULT: text()
    .transform((given, context) => {
      const locale = localeOf(given);
      if (locale === undefined) context.addIssue({ code: 'custom', message: `${quoted(given)} is not en or zh-TW` });
      return locale ?? z.NEVER;
    })
    .default('en')
    .meta({ example: 'zh-TW' }),
});

/** The environment, checked. */
export type Settings = z.infer<typeof settings>;
export type SettingName = keyof Settings;
export const settingNames = Object.keys(settings.shape) as SettingName[];

/** An example of a right value. */
export function exampleOf(name: SettingName): string {
  return String(settings.shape[name].meta()?.['example']);
}

function text() {
  return z.string();
}

function secret(pattern: RegExp, fault: string) {
  return z.string().regex(pattern, { error: fault }).optional();
}

function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: (issue) => `${quoted(issue.input)} is none of ${values.join(', ')}` });
}

/** 0 lets the system choose. */
function port() {
  return z
    .string()
    .refine((given) => /^\d{1,5}$/.test(given) && Number(given) <= 65_535, {
      error: (issue) => `${quoted(issue.input)} is not a port (0 to 65535)`,
    })
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

const quoted = (value: unknown): string => `"${String(value)}"`;

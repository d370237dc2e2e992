import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Terminal } from '../../src/cli/command.js';
import { runDoctor } from '../../src/cli/doctor/run-doctor.js';
import { runUndelivered } from '../../src/cli/undelivered/run-undelivered.js';
import { languages, type Language } from '../../src/i18n/language.js';
import { translator } from '../../src/i18n/translate.js';
import { openTestDesk, type TestDesk } from '../support/desk.js';
import { workFolder } from './support/bellhop.js';

/* What an operator is shown of a desk in trouble may end in a chat or an issue: it holds no secret and nobody's words. */

const password = 'CANARYPASSWORD';
const secret = '0123456789abcdef0123456789abcdef';
const words = ['CANARY', 'canary@', '5555 0199', secret];
const folder = workFolder();
let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
});
afterAll(async () => {
  await t.stop();
  folder.remove();
});

/** Runs a command on the desk as an operator does. @returns everything that it said */
async function said(
  run: (terminal: Terminal) => Promise<unknown>,
  language: Language,
  env: Record<string, string> = {},
): Promise<string> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const { host, port } = t.connection;
  const environment = {
    BELLHOP_HOME: folder.path,
    MONGODB_URI: `mongodb://${host}:${port}/${t.connection.name}?directConnection=true`,
    SLACK_API_URL: t.sandbox.apiUrl,
    SLACK_BOT_TOKEN: t.sandbox.botToken,
    SLACK_SIGNING_SECRET: secret,
    ...env,
  };
  const terminal = { env: environment, language, t: translator(language), print, warn: print };
  await run(terminal).catch((error: unknown) => lines.push(String(error)));
  return lines.join('\n');
}

function expectClean(text: string): void {
  for (const canary of [...words, t.sandbox.botToken, t.sandbox.signingSecret]) expect(text).not.toContain(canary);
}

it.each(languages)('the doctor and the list of what was given up say nothing of it, in %s', async (language) => {
  await t.person('alice').says('#help', 'CANARYTEXT, write to canary@example.com or +886 2 5555 0199');
  await t.settle();
  await t.person('ava').types('/escalate 1 billing CANARYREASON');
  await t.settle();
  await t.sandbox.client.archive('#support-queue');
  await t.sandbox.client.archive('#billing');
  await t.sandbox.client.archive('#support-managers');
  await t.person('ava').types('/ticket note 1 CANARYNOTE');
  await t.person('ava').types('/ticket CANARYSUBJECT');
  await t.person('ava').submits({ contact_name: 'CANARYNAME', contact_email: 'canary@example.com' });
  await t.settle();
  await t.desk.models.inbox.updateMany({}, { $set: { state: 'dead' } });

  const report = await said((terminal) => runDoctor(terminal), language);
  // it looked, and found the trouble
  for (const part of ['is_archived', '#billing', 'MongoDB']) expect(report).toContain(part);
  expectClean(report);
  const list = await said((terminal) => runUndelivered('list', 'all', terminal), language);
  expect(list).toContain(t.channelId('#support-managers'));
  expectClean(list);
});

it.each(languages)('nor of a token that is refused, or a database that is not there, in %s', async (language) => {
  const token = 'xoxb-1-CANARYTOKEN';
  const refused = await said((terminal) => runDoctor(terminal), language, { SLACK_BOT_TOKEN: token });
  expect(refused).toContain('invalid_auth');
  expectClean(refused);
  const away = await said((terminal) => runDoctor(terminal), language, {
    MONGODB_URI: `mongodb://canary:${password}@127.0.0.1:1/desk?replicaSet=rs0&serverSelectionTimeoutMS=200`,
  });
  expect(away).toContain('127.0.0.1:1');
  expectClean(away);
});

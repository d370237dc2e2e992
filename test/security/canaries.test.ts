import { afterEach, expect, it } from '@jest/globals';
import { createLogger } from '../../src/base/logger.js';
import { connectStore } from '../../src/store/connection.js';
import { openTestDesk, type TestDesk } from '../support/desk.js';
import { mongoLine, type MongoLine } from '../support/mongo-line.js';

let t: TestDesk;
const lines: string[] = [];
afterEach(() => t.stop());

const password = 'CANARYPASSWORD';
const words = ['CANARYTEXT', 'CANARYNOTE', 'CANARYNAME', 'canary@example.com', '+886 2 5555 0199', password];

/** People at work, whatever becomes of it. */
async function work(): Promise<void> {
  const quiet = (act: Promise<unknown>): Promise<unknown> => act.catch(() => undefined);
  const ava = t.person('ava');
  await quiet(t.person('alice').says('#help', 'CANARYTEXT, write to canary@example.com or +886 2 5555 0199'));
  await quiet(
    t.person('tom').says('@bellhop', 'CANARYTEXT by DM', { files: [{ name: 'CANARYNAME.txt', content: 'x' }] }),
  );
  await quiet(t.settle());
  for (const line of [
    '/ticket note 1 CANARYNOTE',
    '/ticket reply 1 CANARYNOTE',
    '/escalate 1 billing CANARYNOTE',
    '/ticket CANARYTEXT',
  ])
    await quiet(ava.types(line));
  await quiet(ava.submits({ subject: 'CANARYTEXT', contact_name: 'CANARYNAME', contact_phone: '+886 2 5555 0199' }));
  await quiet(ava.opensHome({ waitMs: 50 }));
  await quiet(t.settle());
}

function expectClean(): void {
  const log = lines.join('\n');
  expect(lines.length).toBeGreaterThan(0);
  for (const canary of [...words, t.sandbox.botToken, t.sandbox.signingSecret]) expect(log).not.toContain(canary);
}

it.each(['serverError', 'drop', 'rateLimit'] as const)(
  'nothing leaks while every Slack method fails: %s',
  async (fault) => {
    lines.length = 0;
    t = await openTestDesk({ logTo: { write: (line) => void lines.push(line) } });
    await t.sandbox.client.addFault(
      fault === 'rateLimit' ? { do: fault, retryAfter: 1, times: 40 } : { do: fault, times: 40 },
    );
    await work();
    await t.sandbox.client.clearFaults();
    await t.settle();
    expectClean();
    const dead = JSON.stringify(await t.desk.models.outbox.find({ state: 'dead' }).lean());
    for (const canary of [...words, t.sandbox.botToken]) expect(dead).not.toContain(canary);
  },
);

it('nothing leaks while the database is away', async () => {
  lines.length = 0;
  let line: MongoLine | undefined;
  t = await openTestDesk({
    logTo: { write: (each) => void lines.push(each) },
    async line(uri) {
      line = await mongoLine(uri);
      return line;
    },
  });
  await t.person('alice').says('#help', 'CANARYTEXT first');
  await t.settle();
  line?.cut();
  await t
    .person('ava')
    .types('/ticket note 1 CANARYNOTE')
    .catch(() => undefined);
  await t
    .person('alice')
    .says('#help', 'CANARYTEXT while away')
    .catch(() => undefined);
  line?.resume();
  await t.settle();
  expectClean();
  await line?.close();
});

it('an address that cannot be reached is told without its password', async () => {
  lines.length = 0;
  t = await openTestDesk();
  const uri = `mongodb://user:${password}@127.0.0.1:1/x?replicaSet=rs0`;
  const error: unknown = await connectStore({ uri }).catch((each: unknown) => each);
  const logger = createLogger({
    level: 'debug',
    pretty: false,
    destination: { write: (line) => void lines.push(line) },
  });
  logger.error({ err: error, uri }, 'The database is away');
  expect((error as Error).message).toContain('cannot be used');
  expect((error as Error).message + lines.join()).not.toContain(password);
});

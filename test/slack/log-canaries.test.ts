import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDesk, type TestDesk } from '../support/desk.js';

let t: TestDesk;
const lines: string[] = [];
beforeAll(async () => {
  t = await openTestDesk({ logTo: { write: (line) => void lines.push(line) } });
});
afterAll(() => t.stop());

it('what people write, and the desk’s secrets, are in no log line, whatever fails', async () => {
  const canaries = [
    'CANARYTEXT',
    'canary@example.com',
    '+886 2 5555 0199',
    'CANARYNOTE',
    'CANARYNAME',
    'CANARYSUBJECT',
  ];
  const asked = await t.person('alice').says('#help', 'My CANARYTEXT is canary@example.com');
  await t.settle();
  const ava = t.person('ava');
  await ava.types('/ticket take 1');
  await ava.types('/ticket note 1 CANARYNOTE');
  await ava.types('/ticket reply 99 CANARYNOTE');
  await ava.uses('New ticket');
  await ava.submits({
    subject: 'CANARYSUBJECT',
    contact_name: 'CANARYNAME',
    contact_phone: '+886 2 5555 0199',
    contact_email: 'canary@example.com',
  });
  await t.person('alice').edits(asked, 'CANARYTEXT again');
  await t.sandbox.client.addFault({ do: 'serverError', times: 3 });
  await t.sandbox.client.addFault({ do: 'drop', times: 2 });
  await t.person('tom').says('#help', 'CANARYTEXT too');
  await t.settle();
  await t.sandbox.client.archive('#support-queue');
  await t.person('sara').says('#help', 'CANARYTEXT three');
  await t.settle();
  await t.desk.models.tickets.collection.drop();
  await t
    .person('lin')
    .says('#help', 'CANARYTEXT four')
    .catch(() => undefined);
  await t.settle();
  const log = lines.join('\n');
  expect(lines.some((line) => line.includes('"level":50'))).toBe(true);
  for (const canary of [...canaries, t.sandbox.botToken, t.sandbox.signingSecret]) expect(log).not.toContain(canary);
});

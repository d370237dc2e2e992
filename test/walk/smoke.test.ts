import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
});
afterAll(() => t.stop());

it('goes from a message to a solved ticket', async () => {
  const show = async (who: string, where: string, thread?: string) => {
    const all = await t.person(who).sees(where, thread === undefined ? {} : { thread });
    console.log(
      `--- ${who} sees ${where} ${thread ?? ''}\n` +
        all.map((m) => `${m.user ?? m.botId} ${m.ephemeral ? '(eph) ' : ''}${reading(m)}`).join('\n..\n'),
    );
    return all;
  };
  const alice = t.person('alice');
  const asked = await alice.says('#help', 'The printer on floor 3 is broken & nobody <cares>');
  await t.settle();
  const queue = await show('ava', '#support-queue');
  await show('alice', '#help', asked.ts);
  const ava = t.person('ava');
  const card = queue.at(-1)!;
  await ava.presses('Take it', card);
  await t.settle();
  await ava.presses('Escalate', card);
  console.log(await ava.submits({ department: 'billing', reason: 'they pay for it', question: 'who pays?' }));
  await t.settle();
  const esc = (await show('bill', '#billing')).at(-1)!;
  await t.person('bill').presses('Accept', esc);
  await t.settle();
  await t.person('bill').presses('Answer', esc);
  await t.person('bill').submits({ answer: 'We pay.' });
  await t.settle();
  await show('bill', '#billing');
  const thread = await show('ava', '#support-queue', card.ts);
  await ava.presses('Send to customer', thread.at(-1)!);
  await t.settle();
  await show('alice', '#help', asked.ts);
  await ava.presses('Resolve', card);
  await t.settle();
  await show('alice', '#help', asked.ts);
  await show('ava', '#support-queue');
  await alice.opensHome();
  console.log(await ava.types('/ticket list'));
  console.log(await alice.types('/ticket show 1'), await alice.types('/ticket take 1'));
  expect(1).toBe(1);
});

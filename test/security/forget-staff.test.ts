import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';
import { around, database, forget, slack } from './support/forgetting.js';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk({ at: new Date().toISOString() });
  await t.person('tom').says('#help', 'The bill is wrong');
  await t.settle();
  await t.person('ava').types('/ticket take 1');
  await t.person('ava').types('/escalate 1 billing CANARYREASON');
  await t.settle();
});
afterEach(() => t.stop());

const threadOfCard = async (): Promise<Message[]> => {
  const [card] = await t.sandbox.client.botPosts('#support-queue');
  return t.sandbox.client.messages('#support-queue', { thread: card! });
};
const inBilling = async (): Promise<Message> => (await t.sandbox.client.botPosts('#billing'))[0]!;

async function answers(): Promise<void> {
  await t.person('bill').presses('Answer', await inBilling());
  await t.person('bill').submits({ answer: 'CANARYANSWER it is 90' });
  await t.settle();
}

describe('bellhop forget of somebody who works on the tickets of others', () => {
  it('leaves no word and no name of an agent in Slack; the customer’s stay', async () => {
    expect(reading(await inBilling())).toMatch(/ava[^]*CANARYREASON/u);
    const name = /(?<![\w@])ava(?!\w)/u;
    await forget(t, '@ava', true);
    await t.settle();
    const posted = await slack(t);
    expect(around(posted, ['CANARY', t.userId('ava')])).toEqual([]);
    expect(posted).not.toMatch(name);
    expect(reading(await inBilling())).toContain('(forgotten person)');
    expect(posted).toContain('The bill is wrong');
    expect(around(await database(t), ['CANARY', t.userId('ava')])).toEqual([]);
  });

  it('leaves nothing of why a department member returned it', async () => {
    await t.person('bill').presses('Return', await inBilling());
    await t.person('bill').submits({ reason: 'CANARYRETURN not <ours>,\nbut IT’s' });
    await t.settle();
    expect(reading(await inBilling())).toContain('CANARYRETURN');
    expect((await threadOfCard()).map(reading).join('\n')).toContain('CANARYRETURN');
    await forget(t, '@bill', true);
    await t.settle();
    expect(around(await slack(t), ['CANARYRETURN', 'IT’s', '*bill*', 'Returned by bill'])).toEqual([]);
    expect(reading(await inBilling())).toContain('The bill is wrong');
    expect(await slack(t)).toContain('CANARYREASON');
  });

  it('leaves nothing of a return that still waits or could not be posted', async () => {
    await t.person('bill').presses('Return', await inBilling());
    await t.person('bill').submits({ reason: 'CANARYRETURN' });
    const { outbox } = t.desk.models;
    const line = (await outbox.collection.findOne({ 'intent.kind': 'card_line' }))!;
    await outbox.collection.insertOne({ ...line, _id: 'dead' as never, state: 'dead' });
    await forget(t, '@bill', true);
    expect(around(await database(t), ['CANARYRETURN', t.userId('bill')])).toEqual([]);
    await t.settle();
    expect(await slack(t)).not.toContain('CANARYRETURN');
  });

  it('leaves nothing of what a department member answered, and nobody can send it on', async () => {
    await answers();
    const asIs = (await threadOfCard()).find((post) => reading(post).includes('CANARYANSWER'))!;
    await forget(t, '@bill', true);
    await t.settle();
    expect(around(await slack(t), ['CANARYANSWER', '*bill*'])).toEqual([]);
    const answer = (await threadOfCard()).find(({ ts }) => ts === asIs.ts)!;
    expect(reading(answer)).toContain('This text was erased.');
    expect(reading(answer)).not.toContain('Send to customer');
  });

  it('refuses to send on an answer that was erased while somebody looked at it', async () => {
    await answers();
    const { messages, escalations } = t.desk.models;
    const { answerMessageId } = (await escalations.findOne({}).lean())!;
    await messages.updateOne({ _id: answerMessageId as string }, { text: '', erasedAt: new Date() });
    const answer = (await threadOfCard()).find((post) => reading(post).includes('CANARYANSWER'))!;
    const told = (await t.sandbox.client.botPosts('#help')).length;
    for (const button of ['Send to customer', 'Edit and send']) {
      await t.person('ava').presses(button, answer);
      await t.settle();
      const said = (await t.person('ava').sees('#support-queue')).filter((each) => each.ephemeral).at(-1)!;
      expect(reading(said)).toContain('This answer was erased');
    }
    expect((await t.sandbox.client.botPosts('#help')).length).toBe(told);
  });
});

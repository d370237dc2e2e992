import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

/* What goes wrong in desks that are less careful: leaks, pings, lost changes, bystanders. */

let t: TestDesk;
let asked: Message;
beforeEach(async () => {
  t = await openTestDesk();
  asked = await t.person('alice').says('#help', 'my password is hunter2');
  await t.settle();
});
afterEach(() => t.stop());

const ticket = async (number = 1) => (await t.desk.store.reads.ticketByNumber(number))!;
const card = async (number = 1): Promise<Message> =>
  (await t.sandbox.client.botPosts('#support-queue')).find((post) => reading(post).includes(`T-${number}`))!;
const under = async (number = 1): Promise<string> =>
  (await t.sandbox.client.messages('#support-queue', { thread: await card(number) })).slice(1).map(reading).join('\n');

it('a deleted opening message is gone from subject, description, card and database', async () => {
  await t.person('alice').deletes(asked);
  await t.settle();
  expect(await ticket()).toMatchObject({ subject: '…', description: '' });
  expect(reading(await card())).not.toContain('hunter2');
  const kept = [await t.desk.models.tickets.find({}).lean(), await t.desk.models.messages.find({}).lean()];
  expect(JSON.stringify(kept)).not.toContain('hunter2');
});

it('no subject pings anybody: neither blocks nor fallback texts carry a live mention', async () => {
  await t.person('tom').types('/ticket x');
  await t.person('tom').submits({ subject: '<!channel> help & <b>', description: '<!here> @oncall-billing' });
  await t.settle();
  await t.person('ava').types('/escalate 2 billing because');
  await t.settle();
  for (const channel of ['#support-queue', '#billing']) {
    for (const post of await t.sandbox.client.botPosts(channel))
      expect(`${post.text}\n${reading(post)}`).not.toMatch(/<!(?!date)/u);
  }
});

it('a very long message does not stop the channel', async () => {
  await t.person('alice').says('#help', `Long: ${'word '.repeat(4000)}`, { thread: asked });
  await t.person('tom').says('#help', 'the next one');
  const began = t.clock.now().getTime();
  await t.settle();
  expect(t.clock.now().getTime() - began).toBeLessThan(10_000);
  expect(await under()).toContain('(shortened)');
  expect(await card(2)).toBeDefined();
  expect(await t.desk.models.outbox.countDocuments({ state: 'dead' })).toBe(0);
});

it('the edit form saves only what the person changed', async () => {
  const [ava, ben] = [t.person('ava'), t.person('ben')];
  await ava.presses('Edit…', await card());
  await ben.types('/ticket priority 1 urgent');
  await ava.submits({ subject: 'Password reset' });
  await t.settle();
  expect(await ticket()).toMatchObject({
    subject: 'Password reset',
    priority: 'urgent',
    description: 'my password is hunter2',
  });
});

it('somebody else’s word in the thread is passed on and changes nothing', async () => {
  await t.person('ava').types('/ticket resolve 1');
  await t.settle();
  await t.person('tom').says('#help', '+1', { thread: asked });
  await t.settle();
  expect(await ticket()).toMatchObject({ status: 'solved', clocks: { reopens: 0 } });
  expect(await under()).toContain('*tom* wrote in the conversation:');
  await t.person('ava').types('/ticket status 1 closed');
  await t.person('tom').says('#help', '+2', { thread: asked });
  await t.settle();
  expect(await t.desk.models.tickets.countDocuments({})).toBe(1);
});

it('when the customer re-opens by writing, the confirmation offers “Solved, thanks” again', async () => {
  await t.person('ava').types('/ticket resolve 1');
  await t.settle();
  await t.person('alice').says('#help', 'still broken', { thread: asked });
  await t.settle();
  const confirmation = (await t.person('alice').sees('#help', { thread: asked }))[1]!;
  expect(reading(confirmation)).toContain('[Solved, thanks]');
});

it('closing tells the customer how to go on, without a button that would be refused', async () => {
  await t.person('ava').types('/ticket status 1 closed');
  await t.settle();
  const told = (await t.person('alice').sees('#help', { thread: asked })).at(-1)!;
  expect(reading(told)).toContain('we open a follow-up ticket');
  expect(reading(told)).not.toContain('[');
});

it('agents read under the card what a DM or form says; nothing leads into the requester’s DM', async () => {
  await t.person('tom').types('/ticket VPN');
  await t.person('tom').submits({ description: 'It says error 809' });
  await t.settle();
  expect(await under(2)).toContain('It says error 809');
  await t.person('lin').says('@bellhop', '密碼忘了\n帳號是 lin');
  await t.settle();
  expect(await under(3)).toContain('帳號是 lin');
  expect(reading(await card(3))).not.toMatch(/archives\/D/u);
});

it('one refused look at a channel’s members makes no agent a customer', async () => {
  const { roles } = await t.desk.store.reads.settings();
  await t.settings({ roles: { ...roles, agents: [], leads: [] } });
  await t.sandbox.client.addFault({ do: 'rateLimit', retryAfter: 1, method: 'conversations.members', times: 1 });
  await t.person('ava').says('#help', 'Let me look', { thread: asked });
  await t.settle();
  // the event is handled again when its time comes
  await t.desk.models.inbox.collection.updateMany({ state: 'received' }, { $set: { dueAt: new Date(0) } });
  await t.restart();
  await t.settle();
  const roles1 = (await t.desk.models.messages.find({ text: 'Let me look' }).lean()).map(
    (doc) => doc['role'] as string,
  );
  expect(roles1).toEqual(['reply']);
});

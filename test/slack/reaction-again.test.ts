import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openTestDesk, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

it('an emoji on a message that Slack cannot show at this moment opens a ticket later', async () => {
  const message = await t.person('alice').says('#general', 'The coffee machine leaks');
  await t.sandbox.client.addFault({ do: 'serverError', status: 500, method: 'conversations.replies', times: 1 });
  await t.person('alice').reacts(message, 'ticket');
  await t.sandbox.idle();
  await t.desk.idle();
  const waiting = { state: 'received' };
  expect(await t.desk.models.inbox.countDocuments(waiting)).toBe(1);
  await t.desk.models.inbox.updateMany(waiting, { $set: { dueAt: new Date(0) } });
  await t.restart();
  await t.settle();
  expect(await t.desk.store.reads.ticketByNumber(1)).toMatchObject({ description: 'The coffee machine leaks' });
});

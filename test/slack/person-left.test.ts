import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

it('the tickets of an agent who left go back to the queue, and the lead is told once', async () => {
  for (const [who, text] of [
    ['alice', 'one'],
    ['tom', 'two'],
    ['sara', 'three'],
  ] as const)
    await t.person(who).says('#help', text);
  await t.settle();
  for (const number of [1, 2, 3]) await t.person('ava').types(`/ticket take ${number}`);
  await t.person('ava').types('/ticket resolve 3');
  await t.settle();
  await t.sandbox.client.addFault({ do: 'twice', kind: 'user_change' });
  await t.sandbox.client.updatePerson('ava', { deleted: true });
  await t.settle();

  const tickets = await Promise.all([1, 2, 3].map((number) => t.desk.store.reads.ticketByNumber(number)));
  expect(tickets.map((ticket) => ticket?.assignee)).toEqual([null, null, t.userId('ava')]);
  const cards = (await t.sandbox.client.botPosts('#support-queue')).map(reading);
  expect(cards.filter((card) => card.includes('[Take it]'))).toHaveLength(2);
  expect(cards.filter((text) => text.includes('left the workspace'))).toHaveLength(2);
  const told = (await t.person('lee').seesDm())
    .map(reading)
    .filter((text) => /left the workspace|離開工作區/u.test(text));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('T-1, T-2');
});

it('the lead is told of all of them where the desk dies in between', async () => {
  await t.person('alice').says('#help', 'one');
  await t.person('tom').says('#help', 'two');
  await t.settle();
  for (const number of [1, 2]) await t.person('ava').types(`/ticket take ${number}`);
  await t.settle();
  const { collection } = t.desk.models.tickets;
  const write = collection.bulkWrite.bind(collection);
  let writes = 0;
  const dying = jest.spyOn(collection, 'bulkWrite').mockImplementation((...given) => {
    writes += 1;
    return writes === 1 ? write(...given) : Promise.reject(new Error('The process is gone'));
  });
  await t.sandbox.client.updatePerson('ava', { deleted: true });
  await t.sandbox.idle();
  await t.desk.idle();
  dying.mockRestore();
  await t.desk.models.inbox.updateMany({ state: 'received' }, { $set: { dueAt: new Date(0) } });
  await t.restart();
  await t.settle();

  const tickets = await Promise.all([1, 2].map((number) => t.desk.store.reads.ticketByNumber(number)));
  expect(tickets.map((ticket) => ticket?.assignee)).toEqual([null, null]);
  const told = (await t.person('lee').seesDm()).map(reading);
  expect(told).toEqual([expect.stringContaining('T-1, T-2')]);
});

it('somebody without tickets leaves without a word', async () => {
  await t.sandbox.client.updatePerson('ben', { deleted: true });
  await t.settle();
  expect(await t.person('lee').seesDm()).toEqual([]);
});

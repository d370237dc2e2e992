import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { deliverEvent, messageEvents } from '../../support/deliver.js';
import { openTestDesk, reading, type TestDesk } from '../../support/desk.js';

/* Events whose handling was given up: an admin is told, sees them at home, and lets them be handled again or drops them. */

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

const channel = '#help';
const dead = (): Promise<number> => t.desk.models.inbox.countDocuments({ state: 'dead' });
const home = async (name: string): Promise<string> => JSON.stringify(await t.person(name).opensHome());
const press = async (label: string): Promise<void> => {
  await t.person('ada').presses(label, (await t.person('ada').opensHome())!);
  await t.settle();
};
const told = async (name: string): Promise<string[]> =>
  (await t.person(name).seesDm()).map(reading).filter((text) => text.includes('Not handled'));

/** A reply whose root Slack does not tell, until the event is given up. @returns Slack's way to it */
async function giveUpOn(text: string): Promise<string> {
  const { client } = t.sandbox;
  const unheard = await client.addFault({ do: 'serverError', status: 500, method: 'conversations.replies' });
  t.sandbox.connect('http://127.0.0.1:9/');
  const root = await t.person('alice').says(channel, `about: ${text}`);
  const reply = await t.person('alice').says(channel, text, { thread: root });
  await t.sandbox.idle();
  t.sandbox.connect(t.desk.requestUrl!);
  const where = { channel: 'help', user: 'alice', ts: reply.ts, threadTs: root.ts };
  await deliverEvent(t, messageEvents(t, where).written(text));
  await t.desk.idle();
  const { collection } = t.desk.models.inbox;
  expect(await collection.countDocuments({ state: 'received', attempts: 2 })).toBe(1);
  await collection.updateMany({ state: 'received' }, { $set: { attempts: 7, dueAt: new Date(0) } });
  await t.restart();
  await t.desk.idle();
  await client.clearFaults(unheard);
  await t.desk.runDue();
  return `archives/${t.channelId('help')}/p${reply.ts.replace('.', '')}?thread_ts=${root.ts}`;
}

it('an admin is told once a day, and reads what it was, whose, where and why, but not its words', async () => {
  const way = await giveUpOn('my SECRET');
  expect(await dead()).toBe(1);
  expect(await told('ada')).toHaveLength(1);
  const text = await home('ada');
  expect(text).toContain('Not handled');
  expect(text).toContain(`A message · <@${t.userId('alice')}> · <#${t.channelId('help')}> · <`);
  expect(text).toContain(way);
  expect(text).toMatch(/each try failed \(\w+\)/u);
  expect(text).not.toContain('SECRET');
  for (const name of ['alice', 'ava', 'lee', 'max']) {
    expect(await home(name)).not.toMatch(/Not handled|未處理/u);
    expect(await told(name)).toEqual([]);
  }
  await giveUpOn('another SECRET');
  expect(await home('ada')).toContain('2 events');
  expect(await told('ada')).toHaveLength(1);
  t.clock.moveBy(24 * 3_600_000);
  await giveUpOn('a third');
  expect(await told('ada')).toHaveLength(2);
});

it('Retry has it handled once the cause is mended, from its first attempt on', async () => {
  await giveUpOn('and my screen');
  expect(await t.desk.models.tickets.countDocuments({})).toBe(0);
  await press('Retry');
  expect(await dead()).toBe(0);
  const [card] = await t.sandbox.client.botPosts('#support-queue');
  const under = await t.sandbox.client.messages('#support-queue', { thread: card! });
  expect(under.map(reading).join()).toContain('and my screen');
  expect(await t.desk.models.inbox.find({ state: 'done' }).lean()).toContainEqual(
    expect.objectContaining({ attempts: 1, expireAt: expect.any(Date) }),
  );
  expect(await home('ada')).not.toMatch(/Not handled|未處理/u);
});

it('Retry before the cause is mended keeps it', async () => {
  await giveUpOn('and my screen');
  await t.sandbox.client.addFault({ do: 'serverError', status: 500, method: 'conversations.replies' });
  await press('Retry');
  expect(await t.desk.models.inbox.countDocuments({ state: 'received', attempts: 2 })).toBe(1);
});

it('Drop erases what was kept of it; a redelivery leads to nothing', async () => {
  await giveUpOn('my SECRET');
  await press('Drop');
  expect(await dead()).toBe(0);
  const kept = await t.desk.models.inbox.findOne({ state: 'dropped' }).lean();
  expect(kept).toMatchObject({ expireAt: expect.any(Date) });
  expect(JSON.stringify(kept)).not.toContain('SECRET');
  expect(await t.desk.models.tickets.countDocuments({})).toBe(0);
});

it('what takes its process down each time may be tried again, too, and is given up again', async () => {
  await giveUpOn('and my screen');
  const { collection } = t.desk.models.inbox;
  await collection.updateMany({ state: 'dead' }, { $set: { token: 21, lastError: 'attempts' } });
  expect(await home('ada')).toContain('Bellhop ended each time while it handled this');
  await press('Retry');
  expect(await t.desk.models.inbox.countDocuments({ state: 'done', token: 22, spared: 21 })).toBe(1);
});

it('beside posts that were not delivered, the Home tab stays within Slack’s limits', async () => {
  await giveUpOn('x');
  const { inbox, outbox } = t.desk.models;
  const [entry] = await inbox.collection.find({ state: 'dead' }).toArray();
  await inbox.collection.insertMany(
    Array.from({ length: 12 }, (_, n) => ({ ...entry, _id: `EvX${n}` as never, payload: n % 2 ? '{' : 'null' })),
  );
  const row = { teamId: t.desk.teamId, lane: 'C1', coalesce: null, intent: { kind: 'card', ticketId: 'x' } };
  const state = { state: 'dead', attempts: 1, asked: 0, inDoubt: false, lastError: 'msg_too_long' };
  const at = { createdAt: new Date(0), dueAt: new Date(0) };
  await outbox.collection.insertMany(
    Array.from({ length: 12 }, (_, n) => ({ _id: `row${n}` as never, ...row, ...state, ...at })),
  );
  const view = (await t.person('ada').opensHome())!;
  const text = JSON.stringify(view);
  expect(text).toContain('13 events');
  expect(text).toContain('12 posts');
  expect(text.match(/"unhandled_drop"/gu)).toHaveLength(4);
  expect(text.match(/"undelivered_drop"/gu)).toHaveLength(4);
});

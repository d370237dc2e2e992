import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutboxQueue } from '../../src/desk/outbox/queue.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

const people = ['alice', 'tom', 'sara', 'lin', 'mei', 'sam', 'pam', 'ian'];
const company = [...people, 'bill', 'hui', 'ping', 'jia', 'shu', 'leo', 'wen'];

/** All of them ask at once, and nothing is posted yet. */
async function allAsk(names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => t.person(name).says('#help', `request of ${name}`)));
  await t.sandbox.idle();
  await t.desk.idle();
}
const posts = async (): Promise<string[]> => (await t.sandbox.client.botPosts('#support-queue')).map(reading);
/** Lets time pass until the queue has so many posts. */
async function goOn(count: number): Promise<void> {
  while ((await posts()).length < count) {
    const next = await t.desk.runDue();
    if ((await posts()).length < count) t.clock.moveTo(next!);
  }
}

describe('pacing', () => {
  it('a burst goes out four at once, then one a second, without a single 429', async () => {
    await allAsk(people);
    const began = t.clock.now().getTime();
    await t.desk.runDue();
    expect((await t.sandbox.client.botPosts('#support-queue')).length).toBe(4);
    await t.settle();
    expect((await t.sandbox.client.botPosts('#support-queue')).length).toBe(8);
    expect(t.clock.now().getTime() - began).toBe(4000);
    expect(t.sandbox.traffic().filter(({ status }) => status === 429)).toEqual([]);
  });

  it('a greater burst is named in one message, and every card follows', async () => {
    await allAsk(company);
    const began = t.clock.now().getTime();
    await goOn(5);
    expect(t.clock.now().getTime() - began).toBeLessThanOrEqual(5000);
    const list = (await posts())[4]!;
    expect(list).toContain('11 new tickets at once');
    const seen = (await posts()).join('\n');
    for (const name of company) expect(seen).toContain(`request of ${name}`);
    await t.settle();
    expect(await posts()).toHaveLength(company.length + 1);
    expect((await posts()).filter((text) => text.includes('new tickets at once'))).toHaveLength(1);
    expect(t.sandbox.traffic().filter(({ status }) => status === 429)).toEqual([]);
  });

  it('what comes while the cards of a burst wait is named before them, too', async () => {
    await allAsk(company);
    await goOn(5);
    for (const name of people) await t.person(name).types(`/ticket another of ${name}`);
    for (const name of people) await t.person(name).submits({});
    await t.sandbox.idle();
    await t.desk.idle();
    const began = t.clock.now().getTime();
    // one card was about to go already
    await goOn(7);
    expect(t.clock.now().getTime() - began).toBeLessThanOrEqual(2000);
    const list = (await posts())[6]!;
    expect(list).toContain('8 new tickets at once');
    for (const name of people) expect(list).toContain(`another of ${name}`);
    await t.settle();
    expect(await posts()).toHaveLength(company.length + people.length + 2);
  });

  it('a list that could not be posted is in nobody’s way', async () => {
    await allAsk(people);
    const lane = t.channelId('support-queue');
    const { outbox } = t.desk.models;
    const cards = { lane, state: 'waiting', isFirst: true, 'intent.kind': 'card' };
    const queue = t.desk.edge.sending as OutboxQueue;
    expect(await queue.nameNewCards(lane, 5)).toBe(true);
    await outbox.collection.updateOne({ lane, 'intent.kind': 'new_tickets' }, { $set: { state: 'dead' } });
    await outbox.collection.updateMany(cards, { $set: { isNamed: false } });
    expect(await queue.nameNewCards(lane, 5)).toBe(true);
    const lists = await outbox.collection.find({ lane, 'intent.kind': 'new_tickets' }).toArray();
    const [oldest] = await outbox.collection.find(cards).sort({ _id: 1 }).toArray();
    expect(lists).toHaveLength(2);
    for (const { _id } of lists) expect(String(_id) < String(oldest!._id)).toBe(true);
  });

  it('ten quick changes cost one edit of the card', async () => {
    await t.person('alice').says('#help', 'help');
    await t.settle();
    const before = t.sandbox.traffic().filter(({ kind }) => kind === 'chat.update').length;
    for (const priority of ['high', 'low', 'urgent', 'normal', 'high', 'low', 'urgent', 'normal', 'high', 'low']) {
      await t.person('ava').types(`/ticket priority 1 ${priority}`);
    }
    await t.settle();
    const edits = t.sandbox.traffic().filter(({ kind }) => kind === 'chat.update').length - before;
    expect(edits).toBe(1);
    expect(reading((await t.sandbox.client.botPosts('#support-queue'))[0]!)).toContain('*Low*');
  });
});

describe('when Slack refuses', () => {
  it('waits as long as it is told, in that channel only', async () => {
    await t.sandbox.client.addFault({ do: 'rateLimit', retryAfter: 30, method: 'chat.postMessage', times: 1 });
    const began = t.clock.now().getTime();
    await t.person('alice').says('#help', 'help');
    await t.settle();
    expect(t.clock.now().getTime() - began).toBe(30_000);
    expect((await t.sandbox.client.botPosts('#support-queue')).length).toBe(1);
    expect((await t.sandbox.client.botPosts('#help')).length).toBe(1);
  });

  it('tries again after a server error, with growing pauses', async () => {
    await t.sandbox.client.addFault({ do: 'serverError', method: 'chat.postMessage', times: 3 });
    await t.person('alice').says('#help', 'help');
    await t.settle();
    expect((await t.sandbox.client.botPosts('#support-queue')).length).toBe(1);
    expect((await t.sandbox.client.botPosts('#help')).length).toBe(1);
    expect(await t.desk.models.outbox.countDocuments({ state: 'dead' })).toBe(0);
  });

  it('gives a post up that can never work, and goes on with the next', async () => {
    await t.settings({ fallback: null });
    await t.sandbox.client.kick('#support-queue', 'bellhop');
    await t.person('alice').says('#help', 'help');
    await t.settle();
    const dead = await t.desk.models.outbox.find({ state: 'dead' }).lean();
    expect(dead.map((row) => row['lastError'] as string)).toEqual(['channel_not_found']);
    expect((await t.sandbox.client.botPosts('#help')).length).toBe(1);
  });
});

it('a new process sends what the old one left', async () => {
  await t.person('alice').says('#help', 'help');
  await t.sandbox.idle();
  await t.desk.idle();
  expect((await t.sandbox.client.botPosts('#support-queue')).length).toBe(0);
  await t.restart();
  await t.settle();
  expect((await t.sandbox.client.botPosts('#support-queue')).length).toBe(1);
});

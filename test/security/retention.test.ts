import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mostPerRun } from '../../src/desk/privacy/retention.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
  await t.person('alice').says('#help', 'CANARY invoice');
  await t.settle();
  await t.person('ava').types('/ticket reply 1 CANARYREPLY');
  await t.person('tom').says('#help', 'A door');
  await t.settle();
});
afterEach(() => t.stop());

const day = 24 * 60 * 60 * 1000;
async function later(days: number): Promise<void> {
  t.clock.moveTo(new Date(t.clock.now().getTime() + days * day));
  await t.settle();
}

it('erases texts and customer of what was closed longer ago than the desk says, once, and nothing else', async () => {
  await t.person('ava').types('/ticket status 1 closed');
  await t.settings({ retention: { closedDays: 30 } });
  await later(29);
  expect((await t.desk.store.reads.ticketByNumber(1))?.subject).toBe('CANARY invoice');
  await later(2);
  const events = t.desk.models.events;
  const erased = await t.desk.store.reads.ticketByNumber(1);
  expect(erased).toMatchObject({ subject: '(erased)', description: '', source: null, status: 'closed' });
  expect(JSON.stringify(erased)).not.toContain(t.userId('alice'));
  const kept = JSON.stringify([await t.desk.models.messages.find().lean(), await events.find().lean()]);
  expect(kept).not.toMatch(/CANARY/u);
  expect(kept).not.toContain(t.userId('alice'));
  expect(kept).toContain(t.userId('ava')); // her figures stay
  expect((await t.desk.store.reads.ticketByNumber(2))?.subject).toBe('A door');
  expect(await t.desk.models.deskEvents.countDocuments({ 'body.type': 'retention' })).toBe(1);
  await later(1);
  expect(await t.desk.models.deskEvents.countDocuments({ 'body.type': 'retention' })).toBe(1);
});

it('erases nothing unless the desk says so, and nothing that is only solved', async () => {
  await t.person('ava').types('/ticket status 1 closed');
  await later(1000);
  expect((await t.desk.store.reads.ticketByNumber(1))?.subject).toBe('CANARY invoice');
  await t.person('ava').types('/ticket status 2 solved');
  await t.settings({ retention: { closedDays: 1 } });
  await later(10);
  expect((await t.desk.store.reads.ticketByNumber(1))?.subject).toBe('(erased)');
  expect((await t.desk.store.reads.ticketByNumber(2))?.subject).toBe('A door');
});

it('who writes again in the thread of an erased ticket gets a new one', async () => {
  const root = (await t.sandbox.client.messages('#help'))[0]!;
  await t.person('ava').types('/ticket status 1 closed');
  await t.settings({ retention: { closedDays: 1 } });
  await later(3);
  await t.person('alice').says('#help', 'It is wrong again', { thread: root });
  await t.settle();
  expect(await t.desk.store.reads.ticketByNumber(3)).toMatchObject({ subject: 'It is wrong again', status: 'new' });
  const thread = await t.sandbox.client.messages('#help', { thread: root });
  expect(reading(thread.at(-1)!)).toContain('T-3');
});

it('drops events as old that could not be handled', async () => {
  const { inbox } = t.desk.models;
  const entry = { teamId: t.desk.teamId, state: 'dead', owner: null, token: 7, attempts: 7, lastError: 'boom' };
  const at = (days: number) => ({ receivedAt: new Date(t.clock.now().getTime() - days * day), payload: '"CANARY"' });
  await inbox.collection.insertMany([
    { ...entry, _id: 'EvOld' as never, ...at(31) },
    { ...entry, _id: 'EvNew' as never, ...at(29) },
  ]);
  await later(0);
  expect(await inbox.countDocuments({ state: 'dead' })).toBe(2);
  await t.settings({ retention: { closedDays: 30 } });
  await later(0);
  expect(await inbox.distinct('_id', { state: 'dead' })).toEqual(['EvNew']);
  expect(JSON.stringify(await inbox.findById('EvOld').lean())).not.toContain('CANARY');
});

it('a run is bounded; the next hour goes on', async () => {
  const ticket = await t.desk.models.tickets.collection.findOne({ number: 1 });
  const closed = { status: 'closed', unresolved: false, live: false };
  const clocks = { ...(ticket?.['clocks'] as object), closedAt: new Date('2025-01-01') };
  const more = Array.from({ length: mostPerRun + 5 }, (_, n) => ({
    ...ticket,
    ...closed,
    clocks,
    _id: `old${n}` as never,
    number: 1000 + n,
  }));
  await t.desk.models.tickets.collection.insertMany(more);
  await t.settings({ retention: { closedDays: 365 } });
  const erased = (): Promise<number> => t.desk.models.tickets.countDocuments({ subject: '(erased)' });
  await t.settle();
  expect(await erased()).toBe(mostPerRun);
  t.clock.moveTo(new Date(t.clock.now().getTime() + day / 24));
  await t.settle();
  expect(await erased()).toBe(mostPerRun + 5);
});

import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import type { Claim, Inbox } from '../../src/desk/inbox.js';
import { connectStore } from '../../src/store/connection.js';
import { createIndexes, createModels, type Models } from '../../src/store/models/schemas.js';
import { createInbox, leaseMs } from '../../src/store/repositories/inbox.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';

const hour = 3_600_000;
let database: TestDatabase;
let connection: Connection;
let models: Models;
let now: number;
let first: Inbox;
let second: Inbox;
beforeEach(async () => {
  database = await testDatabase();
  connection = await connectStore(database);
  models = createModels(connection);
  await createIndexes(models);
  now = Date.now();
  first = createInbox(models, 'T1', () => now);
  second = createInbox(models, 'T1', () => now);
});
afterEach(async () => {
  await connection.close();
  await database.drop();
});

const entry = (id: string): { id: string; payload: { id: string } } => ({ id, payload: { id } });
const stored = (id: string): Promise<unknown> => models.inbox.findById(id).lean();
async function received(id: string): Promise<Claim> {
  const claim = await first.receive(entry(id), true);
  if (!claim) throw new Error(`${id} was known`);
  return claim;
}

it('saves a crowd together, each once, however often it comes', async () => {
  const inserts: number[] = [];
  const { collection } = models.inbox;
  const insertMany = collection.insertMany.bind(collection);
  collection.insertMany = (docs: never[], options: never) => {
    inserts.push(docs.length);
    return insertMany(docs, options);
  };
  const ids = Array.from({ length: 200 }, (_, n) => `Ev${n % 100}`);
  const claims = await Promise.all(ids.map((id) => first.receive(entry(id), true)));
  expect(claims.filter((claim) => claim !== null)).toHaveLength(100);
  expect(await models.inbox.countDocuments({})).toBe(100);
  expect(inserts.length).toBeLessThan(10);
  expect(await second.receive(entry('Ev5'), true)).toBeNull();
});

it('gives an entry to nobody else while it is held, and to one alone when the lease has ended', async () => {
  await received('Ev1');
  expect(await second.claim([])).toBeNull();
  now += leaseMs;
  const claims = await Promise.all([first.claim([]), second.claim([]), second.claim([])]);
  expect(claims.filter((claim) => claim !== null)).toMatchObject([{ id: 'Ev1', payload: { id: 'Ev1' }, token: 2 }]);
});

it('an entry that is renewed stays with its process', async () => {
  const claim = await received('Ev1');
  now += leaseMs - 1;
  await first.renew([claim]);
  now += leaseMs - 1;
  expect(await second.claim([])).toBeNull();
});

it('who lost the lease changes nothing any more, though the other finished or is still at it', async () => {
  const lost = await received('Ev1');
  now += leaseMs;
  const taken = (await second.claim([]))!;
  first.done(lost);
  await first.noted();
  await first.failed(lost, 'late');
  await first.release([lost]);
  await first.renew([lost]);
  expect(await stored('Ev1')).toMatchObject({ state: 'received', token: 2, lastError: null });
  second.done(taken);
  await second.noted();
  await first.failed(lost, 'late');
  expect(await stored('Ev1')).toMatchObject({ state: 'done', lastError: null });
});

it('what failed is handled again, each time later, and in the end is kept for somebody to look at', async () => {
  let claim: Claim | null = await received('Ev1');
  const pauses: number[] = [];
  for (let tries = 0; claim !== null && tries < 20; tries += 1) {
    await first.failed(claim, 'boom');
    const failedAt = now;
    const { state } = (await stored('Ev1')) as { state: string };
    claim = null;
    for (let wait = 0; state === 'received' && claim === null && wait < hour; wait += 1000) {
      now += 1000;
      claim = await second.claim([]);
      if (claim) await second.release([claim]);
    }
    if (claim) {
      pauses.push((now - failedAt) / 1000);
      claim = await first.claim([]);
    }
  }
  expect(pauses[0]).toBe(1);
  expect(await stored('Ev1')).toMatchObject({
    state: 'dead',
    lastError: 'boom',
    payload: JSON.stringify({ id: 'Ev1' }),
  });
  expect(((await stored('Ev1')) as { expireAt?: unknown }).expireAt).toBeUndefined();
});

it('what takes its process down each time is given up as well', async () => {
  await received('Ev1');
  let claims = 0;
  for (let n = 0; n < 30; n += 1) {
    now += leaseMs;
    if (await createInbox(models, 'T1', () => now).claim([])) claims += 1;
  }
  expect(claims).toBe(19);
  expect(await stored('Ev1')).toMatchObject({ state: 'dead', lastError: 'attempts' });
});

it('processes that die while they hold it are no failures of its own', async () => {
  await received('Ev1');
  for (let n = 0; n < 8; n += 1) {
    now += leaseMs;
    await createInbox(models, 'T1', () => now).claim([]);
  }
  now += leaseMs;
  const claim = await first.claim([]);
  await first.failed(claim!, 'boom');
  now += 1000;
  expect(await first.claim([])).not.toBeNull();
});

it('what this process is too busy for may be claimed at once', async () => {
  expect(await first.receive(entry('Ev1'), false)).toBeNull();
  expect(await second.claim([])).toMatchObject({ id: 'Ev1' });
});

it('forgets contents after a day, and the rest after thirty', async () => {
  first.done(await received('Ev1'));
  await first.noted();
  now += 23 * hour;
  await first.dropContents();
  expect(await stored('Ev1')).toMatchObject({ state: 'done', payload: JSON.stringify({ id: 'Ev1' }) });
  now += 2 * hour;
  await first.dropContents();
  expect(await stored('Ev1')).toMatchObject({ _id: 'Ev1', state: 'dropped' });
  expect(((await stored('Ev1')) as { payload?: unknown }).payload).toBeUndefined();
  // a redelivery is known still
  expect(await first.receive(entry('Ev1'), true)).toBeNull();
  const indexes = await models.inbox.collection.indexes();
  expect(indexes).toContainEqual(expect.objectContaining({ key: { expireAt: 1 }, expireAfterSeconds: 0 }));
});

it('another workspace’s entries are not claimed', async () => {
  await first.receive(entry('Ev1'), false);
  expect(await createInbox(models, 'T2', () => now).claim([])).toBeNull();
});

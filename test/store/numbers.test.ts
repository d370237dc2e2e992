import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { Creator, creatorsTeam, deskOn, requestOf } from '../../bench/support/creators.js';
import { AlreadyDone } from '../../src/desk/errors.js';
import { openTicket } from '../../src/desk/tickets/open-ticket.js';
import { connectStore } from '../../src/store/connection.js';
import { createIndexes, createModels, type Models } from '../../src/store/models/schemas.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';

let database: TestDatabase;
let connection: Connection;
let models: Models;
beforeEach(async () => {
  database = await testDatabase();
  connection = await connectStore(database);
  models = createModels(connection);
  await createIndexes(models);
});
afterEach(async () => {
  await connection.close();
  await database.drop();
});

async function numbers(): Promise<number[]> {
  const docs = await models.tickets.find({}, { number: 1 }).sort({ number: 1 }).lean();
  return docs.map((doc) => doc.number as number);
}
const upTo = (last: number): number[] => Array.from({ length: last }, (_, n) => n + 1);

/** Kills a process as soon as that many tickets are there. */
async function killAt(creator: Creator, tickets: number): Promise<void> {
  while ((await models.tickets.countDocuments({})) < tickets);
  creator.process.kill('SIGKILL');
}

describe('64 creations at a time in two processes', () => {
  const total = 150;
  const creators: Creator[] = [];
  const start = (): Creator => {
    const creator = new Creator({ uri: database.uri, dbName: database.dbName });
    creators.push(creator);
    return creator;
  };
  afterEach(() => {
    for (const { process } of creators) process.kill('SIGKILL');
  });

  it('leave no number out and give none twice, whoever is killed', async () => {
    const creation = (run: string) => ({ run, total, sideBySide: 32 });
    const [steady, ...others] = [start(), start(), start(), start(), start()] as const;
    const first = steady.create(creation('steady'));
    for (const [kills, creator] of others.entries()) {
      const created = creator.create(creation('other')).catch(() => null);
      if (kills < 3) await killAt(creator, (kills + 1) * 30);
      else await created;
    }
    await first;
    // what was saved is known, also to those that were killed; what was not is created now
    const again = await Promise.all([steady.create(creation('steady')), others[3].create(creation('other'))]);
    const failures = again.flatMap((each) => each.failures);
    expect(failures.filter((failure) => !failure.startsWith('AlreadyDone'))).toEqual([]);
    expect(await numbers()).toEqual(upTo(2 * total));
    const counter = await models.counters.findById(`${creatorsTeam}:tickets`).lean();
    expect(counter).toMatchObject({ value: 2 * total });
  }, 60_000);
});

describe('creations that share a transaction', () => {
  it('fail alone', async () => {
    const { desk, close } = await deskOn(database);
    await openTicket(desk, requestOf('first', 0));
    const again = Array.from({ length: 30 }, (_, n) => openTicket(desk, requestOf('first', n % 3)));
    const results = await Promise.allSettled(again);
    const done = results.filter(({ status }) => status === 'fulfilled');
    const reasons = results.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(done).toHaveLength(2);
    expect(reasons.every((reason) => reason instanceof AlreadyDone)).toBe(true);
    expect(await numbers()).toEqual([1, 2, 3]);
    await close();
  });

  it('are all refused where the database cannot commit, and none is saved later', async () => {
    const { desk, close } = await deskOn(database);
    const { counters } = models;
    await counters.db.db?.command({ collMod: counters.collection.name, validator: { value: { $lt: 0 } } });
    const results = await Promise.allSettled([1, 2, 3].map((n) => openTicket(desk, requestOf('refused', n))));
    await counters.db.db?.command({ collMod: counters.collection.name, validator: {} });
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await numbers()).toEqual([]);
    await openTicket(desk, requestOf('refused', 1));
    expect(await numbers()).toEqual([1]);
    await close();
  });
});

describe('a number that is taken outside the transaction (the control)', () => {
  it('is lost with a creation that fails', async () => {
    const { desk, close } = await deskOn(database);
    const take = () =>
      models.counters.collection.findOneAndUpdate(
        { _id: `${creatorsTeam}:tickets` as never },
        { $inc: { value: 1 } },
        { upsert: true },
      );
    await take(); // and the creation ends here
    await openTicket(desk, requestOf('after', 1));
    expect(await numbers()).toEqual([2]);
    await close();
  });
});

it('a process that was killed in its turn holds up the others for no longer than its lease', async () => {
  const { desk, close } = await deskOn(database);
  const dead = await connection.startSession();
  dead.startTransaction();
  const counter = { _id: `${creatorsTeam}:tickets` as never };
  await models.counters.collection.updateOne(counter, { $inc: { value: 1 } }, { upsert: true, session: dead });
  const gone = { owner: 'dead', until: new Date(), note: dead.id?.id, wanted: false };
  await models.locks.collection.insertOne({ _id: `${creatorsTeam}:numbers` as never, ...gone });
  const began = performance.now();
  await openTicket(desk, requestOf('after', 1));
  expect(performance.now() - began).toBeLessThan(1900);
  expect(await numbers()).toEqual([1]);
  await expect(dead.commitTransaction()).rejects.toThrow();
  await dead.endSession();
  await close();
});

it('the embedded mongod gives up an open transaction soon, and the driver says so', async () => {
  const admin = connection.getClient().db('admin');
  const limit = await admin.command({ getParameter: 1, transactionLifetimeLimitSeconds: 1 });
  expect(limit['transactionLifetimeLimitSeconds']).toBe(4);
});

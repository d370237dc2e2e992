import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { Creator, creatorsTeam, deskOn, requestOf } from '../../bench/support/creators.js';
import { AlreadyDone } from '../../src/desk/errors.js';
import type { Desk } from '../../src/desk/context.js';
import { createTicket, openTicket, type Opened } from '../../src/desk/tickets/open-ticket.js';
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
    const { tickets } = models;
    const collMod = tickets.collection.name;
    await tickets.db.db?.command({ collMod, validator: { number: { $lt: 0 } } });
    const results = await Promise.allSettled([1, 2, 3].map((n) => openTicket(desk, requestOf('refused', n))));
    await tickets.db.db?.command({ collMod, validator: {} });
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await numbers()).toEqual([]);
    await openTicket(desk, requestOf('refused', 1));
    expect(await numbers()).toEqual([1]);
    await close();
  });
});

describe('two processes that take numbers in turn, each remembering its last one', () => {
  const inTurns = async (): Promise<PromiseSettledResult<Opened>[]> => {
    const [one, other] = await Promise.all([deskOn(database), deskOn(database)]);
    const results: PromiseSettledResult<Opened>[] = [];
    for (let n = 0; n < 12; n += 1) {
      // now and then twice, so that one of them is further behind
      const { desk } = n % 3 === 2 ? one : other;
      results.push(...(await Promise.allSettled([openTicket(desk, requestOf('turns', n))])));
    }
    await Promise.all([one.close(), other.close()]);
    return results;
  };

  it('leave no number out and give none twice', async () => {
    const results = await inTurns();
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 'fulfilled'));
    expect(await numbers()).toEqual(upTo(12));
  });

  it('do so outside a turn, too, as where a closed ticket is followed up', async () => {
    const [one, other] = await Promise.all([deskOn(database), deskOn(database)]);
    const create = async ({ desk }: { desk: Desk }, n: number): Promise<number> => {
      const created = desk.store.transaction(async (tx) =>
        createTicket(desk, tx, await tx.settings(), requestOf('outside', n)),
      );
      return (await created).number;
    };
    const given: number[] = [];
    for (const [n, desk] of [one, other, other, one, one, other].entries()) given.push(await create(desk, n));
    expect(given).toEqual(upTo(6));
    const atOnce = await Promise.all([create(one, 6), create(one, 7), create(other, 8)]);
    expect(atOnce.sort()).toEqual([7, 8, 9]);
    await Promise.all([one.close(), other.close()]);
  });

  it('give some twice without the index that refuses them (the control)', async () => {
    await models.tickets.collection.dropIndex('teamId_1_number_1');
    await inTurns();
    const given = await numbers();
    expect(new Set(given).size).toBeLessThan(given.length);
  });

  it('find out about each other at once, and ask for the last number from then on', async () => {
    const watched = { ...database, uri: `${database.uri}&monitorCommands=true` };
    const [one, other] = await Promise.all([deskOn(watched), deskOn(database)]);
    const said: string[] = [];
    one.connection.getClient().on('commandStarted', ({ commandName, command }) => {
      if (commandName === 'find' ? command['find'] === 'tickets' : commandName.endsWith('Transaction'))
        said.push(commandName);
    });
    const commands = async (n: number): Promise<string[]> => {
      said.length = 0;
      await openTicket(one.desk, requestOf('company', n));
      return [...said];
    };
    expect(await commands(0)).toEqual(['find', 'commitTransaction']);
    expect(await commands(1)).toEqual(['commitTransaction']);
    await openTicket(other.desk, requestOf('company', 2));
    expect(await commands(3)).toEqual(['abortTransaction', 'find', 'commitTransaction']);
    await openTicket(other.desk, requestOf('company', 4));
    expect(await commands(5)).toEqual(['find', 'commitTransaction']);
    expect(await numbers()).toEqual(upTo(6));
    await Promise.all([one.close(), other.close()]);
  });
});

it('a process that was killed in its turn holds up the others for no longer than its lease', async () => {
  const { desk, close } = await deskOn(database);
  const dead = await connection.startSession();
  dead.startTransaction();
  const taken = { _id: 'dead' as never, teamId: creatorsTeam, number: 1 };
  await models.tickets.collection.insertOne(taken, { session: dead });
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

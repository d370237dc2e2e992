import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection, mongo } from 'mongoose';
import { DeskClock } from '../../src/base/clock.js';
import { requestOf } from '../../bench/support/creators.js';
import { openTicket } from '../../src/desk/tickets/open-ticket.js';
import { connectStore } from '../../src/store/connection.js';
import { Lease } from '../../src/store/lease.js';
import { leases } from '../../src/store/migrations/0001-leases.js';
import { phoneKeys } from '../../src/store/migrations/0002-phone-keys.js';
import { migrations } from '../../src/store/migrations/index.js';
import type { Migration } from '../../src/store/migrations/migration.js';
import { prepareDatabase } from '../../src/store/migrations/prepare-database.js';
import { createModels, type Doc } from '../../src/store/models/schemas.js';
import { createInbox } from '../../src/store/repositories/inbox.js';
import { createOutboxQueue } from '../../src/store/repositories/outbox.js';
import { createStore } from '../../src/store/store.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';

interface Line {
  readonly fields: Record<string, unknown>;
  readonly words: string;
}

let database: TestDatabase;
let connections: Connection[];
let db: mongo.Db;
let said: Line[];
const logger = {
  info: (fields: unknown, words?: string) => said.push({ fields: fields as Line['fields'], words: words ?? '' }),
  warn: (fields: unknown, words?: string) => said.push({ fields: fields as Line['fields'], words: words ?? '' }),
};
const newest = migrations.at(-1)?.version ?? 0;

beforeEach(async () => {
  database = await testDatabase();
  connections = [];
  said = [];
  const connection = await connect();
  db = connection.getClient().db(connection.name);
});
afterEach(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await database.drop();
});

async function connect(): Promise<Connection> {
  const connection = await connectStore(database);
  connections.push(connection);
  return connection;
}

/** A process that starts. */
async function start(own?: readonly Migration[]): Promise<Connection> {
  const connection = await connect();
  await prepareDatabase(connection, createModels(connection), { logger, ...(own && { migrations: own }) });
  return connection;
}

const version = async (): Promise<unknown> => (await db.collection<Doc>('schema').findOne({}))?.['version'];
const day = 86_400_000;
const monday = new Date('2026-03-02T01:00:00Z');

/** A row and an event as the first version of Bellhop wrote them. */
const oldRow = (id: string, state: string, more: Doc = {}): Doc => ({
  _id: id,
  teamId: 'T1',
  lane: 'C1',
  coalesce: null,
  intent: { kind: 'card', ticketId: 'a' },
  state,
  createdAt: monday,
  dueAt: monday,
  attempts: 0,
  lastError: null,
  ...more,
});
const oldEvent = (id: string, state: string, attempts: number): Doc => ({
  _id: id,
  teamId: 'T1',
  payload: { event_id: id, event: { 'a.b': 1, text: 'help' } },
  receivedAt: new Date(Date.now() - 2 * day),
  state,
  attempts,
  lastError: state === 'failed' ? 'boom' : null,
});

async function fillAsBefore(): Promise<void> {
  await db
    .collection('outbox')
    .createIndex(
      { teamId: 1, coalesce: 1 },
      { unique: true, partialFilterExpression: { state: 'waiting', coalesce: { $gt: '' } } },
      {},
    );
  await db.collection('inbox').createIndex({ state: 1, receivedAt: 1 }, {}, {});
  await db.collection<Doc>('settings').insertOne({ _id: 'T1' as never, settings: { version: 3 } });
  await db
    .collection<Doc>('outbox')
    .insertMany([
      oldRow('01', 'sent', { sentAt: monday }),
      oldRow('02', 'sending', { coalesce: 'card:a', attempts: 1 }),
      oldRow('03', 'waiting', { coalesce: 'card:a', asked: 2 }),
      oldRow('04', 'waiting', { lane: 'C2', asked: 4 }),
      oldRow('05', 'sending', { lane: 'C3', attempts: 1 }),
      oldRow('06', 'dead', { lastError: 'is_archived' }),
    ] as never);
  const events = [
    oldEvent('EvReceived', 'received', 0),
    oldEvent('EvTried', 'failed', 2),
    oldEvent('EvGivenUp', 'failed', 5),
    oldEvent('EvDone', 'done', 1),
  ];
  await db.collection<Doc>('inbox').insertMany(events);
}

describe('the data of the version before', () => {
  it('is worked on: nothing that waits is lost, what was being sent is looked for first', async () => {
    await fillAsBefore();
    const connection = await start();
    expect(await version()).toBe(newest);
    const models = createModels(connection);
    const queue = createOutboxQueue(
      connection,
      models,
      { teamId: 'T1', locale: 'en', timezone: 'UTC' },
      new DeskClock(monday),
    );
    const rows = await Promise.all(['C1', 'C2', 'C3'].map((lane) => queue.waiting(lane, 9)));
    expect(rows.flat().map(({ id, inDoubt, asked, attempts }) => [id, inDoubt, asked, attempts])).toEqual([
      ['02', true, 0, 1],
      ['04', false, 4, 0],
      ['05', true, 0, 1],
    ]);
    expect(await queue.deadRows(9)).toMatchObject([{ id: '06', reason: 'is_archived' }]);
    expect(await queue.counts()).toEqual({ waiting: 3, dead: 1 });

    const inbox = createInbox(models, 'T1');
    const claims = [await inbox.claim([]), await inbox.claim([]), await inbox.claim([])];
    expect(claims.map((claim) => claim?.id).sort()).toEqual(['EvReceived', 'EvTried', undefined]);
    expect(claims[0]?.payload).toMatchObject({ event: { 'a.b': 1, text: 'help' } });
    expect(await inbox.receive({ id: 'EvDone', payload: {} }, true)).toBeNull();
    await inbox.dropContents();
    expect(await models.inbox.findById('EvDone').lean()).toMatchObject({ state: 'dropped' });
    const givenUp = await models.inbox.findById('EvGivenUp').lean();
    expect(givenUp).toMatchObject({ state: 'dead', lastError: 'boom' });
    expect(givenUp).not.toHaveProperty('expireAt');
    // each document is what the schema of today asks for
    for (const model of [models.inbox, models.outbox]) {
      for (const doc of await model.find({})) await doc.validate();
    }
    expect((await db.collection('inbox').indexes()).map(({ name }) => name)).not.toContain('state_1_receivedAt_1');
  });

  it('contacts get the number by which they are known again', async () => {
    await fillAsBefore();
    const ticketOf = (id: string, requester: Doc): Doc => ({ _id: id, teamId: 'T1', requester });
    await db
      .collection<Doc>('tickets')
      .insertMany([
        ticketOf('a', { kind: 'contact', name: 'Mr Chen', phone: '+886 2 1234-5678' }),
        ticketOf('b', { kind: 'contact', name: 'Mr Lin', email: 'lin@example.com' }),
        ticketOf('c', { kind: 'slack', userId: 'U1' }),
      ] as never);
    await leases.run(db);
    await Promise.all([phoneKeys.run(db), phoneKeys.run(db)]);
    const tickets = await db.collection<Doc>('tickets').find({}).sort({ _id: 1 }).toArray();
    expect(tickets.map(({ requester }): unknown => (requester as Doc)['phoneKey'])).toEqual([
      '+886212345678',
      undefined,
      undefined,
    ]);
  });

  it('has a counter of tickets: the next number is the one after the last ticket', async () => {
    await db.collection<Doc>('counters').insertOne({ _id: 'T1:tickets' as never, value: 7 });
    await db.collection<Doc>('tickets').insertOne({ _id: 't7' as never, teamId: 'T1', number: 7 });
    await db.collection<Doc>('schema').insertOne({ _id: 'schema' as never, version: 3 });
    const connection = await start();
    expect(await db.listCollections({ name: 'counters' }).toArray()).toEqual([]);
    const workspace = { teamId: 'T1', locale: 'en', timezone: 'UTC' } as const;
    const store = createStore(connection, createModels(connection), workspace, new DeskClock(monday));
    const desk = { teamId: 'T1', clock: new DeskClock(monday), store };
    expect((await openTicket(desk, requestOf('migrated', 1))).ticket.number).toBe(8);
  });

  it('has receipts that never went: from now on they go after 30 days, the newer ones stay', async () => {
    const receipts = db.collection<Doc>('receipts');
    await receipts.createIndex({ at: 1 }, {}, {});
    await receipts.insertMany([
      { _id: 'T1:event:old', at: new Date(Date.now() - 31 * day) },
      { _id: 'T1:event:new', at: new Date(Date.now() - 29 * day) },
    ] as never);
    await db.collection<Doc>('schema').insertOne({ _id: 'schema' as never, version: 2 });
    const connection = await start();
    expect(await version()).toBe(newest);
    const index = (await receipts.indexes()).find(({ name }) => name === 'at_1');
    expect(index).toMatchObject({ key: { at: 1 }, expireAfterSeconds: 30 * 24 * 60 * 60 });
    expect(await createModels(connection).receipts.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
    expect(await receipts.countDocuments({ _id: 'T1:event:new' as never })).toBe(1);
  });

  it('would not start with that index beside the old one (the control)', async () => {
    await db.collection<Doc>('receipts').createIndex({ at: 1 }, {}, {});
    await db.collection<Doc>('schema').insertOne({ _id: 'schema' as never, version: newest });
    await expect(start()).rejects.toThrow(/options/u);
  });

  it('is the same however often the migration is cut off and begun again', async () => {
    await fillAsBefore();
    const migrated = async (): Promise<unknown> =>
      Promise.all(['inbox', 'outbox'].map((name) => db.collection(name).find({}).sort({ _id: 1 }).toArray()));
    for (const migration of migrations) await migration.run(db);
    const once = await migrated();
    for (const migration of migrations) await migration.run(db);
    expect(await migrated()).toEqual(once);
  });

  it('would not be served without it (the control)', async () => {
    await fillAsBefore();
    const models = createModels(connections[0]!);
    expect(await createInbox(models, 'T1').claim([])).toBeNull();
    expect(await models.outbox.countDocuments({ state: 'waiting' })).toBe(2);
  });
});

describe('at the start', () => {
  it('a new database gets the newest version, and every index', async () => {
    const connection = await start();
    expect(await version()).toBe(newest);
    for (const model of Object.values(createModels(connection))) {
      expect(await model.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
    }
    expect(said).toEqual([]);
  });

  it('a newer database is refused in words', async () => {
    await db.collection<Doc>('schema').insertOne({ _id: 'schema' as never, version: newest + 1 });
    await expect(start()).rejects.toMatchObject({
      code: 'schema_newer',
      message: expect.stringContaining(`version ${newest + 1}, this program knows version ${newest}`),
    });
    expect(await db.listCollections({ name: 'tickets' }).toArray()).toEqual([]);
  });

  it('indexes of somebody else are named and left alone', async () => {
    await start();
    await db.collection('tickets').createIndex({ subject: 1 }, {}, {});
    await start();
    const fields = { collection: 'tickets', indexes: ['subject_1'] };
    expect(said).toEqual([{ fields, words: 'Indexes that Bellhop does not need' }]);
    expect((await db.collection('tickets').indexes()).map(({ name }) => name)).toContain('subject_1');
  });
});

describe('several processes that start at once', () => {
  /** A migration that takes a while, and says when it runs. */
  function slow(): { readonly list: Migration[]; readonly trace: string[] } {
    const trace: string[] = [];
    const step = (number: number): Migration => ({
      version: number,
      name: `step ${number}`,
      async run(on) {
        trace.push(`in ${number}`);
        for (let n = 0; n < 20; n += 1) await on.collection<Doc>('steps').insertOne({ step: number });
        trace.push(`out ${number}`);
      },
    });
    return { list: [step(1), step(2)], trace };
  }

  it('migrate once; the others wait for it', async () => {
    await fillAsBefore();
    const { list, trace } = slow();
    await Promise.all([1, 2, 3, 4].map(() => start(list).then(() => trace.push('ready'))));
    expect(trace).toEqual(['in 1', 'out 1', 'in 2', 'out 2', 'ready', 'ready', 'ready', 'ready']);
    expect(said.filter(({ words }) => words.startsWith('Another process'))).toHaveLength(3);
    expect(await version()).toBe(2);
  });

  it('would each migrate without the lease (the control)', async () => {
    const { list, trace } = slow();
    await Promise.all([list[0]!.run(db), list[0]!.run(db)]);
    expect(trace.filter((each) => each === 'in 1')).toHaveLength(2);
  });

  it('one that died at it is taken over from, when its lease has ended', async () => {
    await fillAsBefore();
    const models = createModels(connections[0]!);
    await new Lease(models, 'schema').take(300);
    const { list, trace } = slow();
    await start(list);
    expect(trace).toEqual(['in 1', 'out 1', 'in 2', 'out 2']);
  });

  it('one migration that fails leaves the version before, and is run again', async () => {
    await fillAsBefore();
    const { list } = slow();
    const broken: Migration = { version: 2, name: 'broken', run: () => Promise.reject(new Error('no space')) };
    await expect(start([list[0]!, broken])).rejects.toThrow('no space');
    expect(await version()).toBe(1);
    await start(list);
    expect(await version()).toBe(2);
  });
});

it('the list holds every file, in order and without a gap', () => {
  expect(migrations.map((each) => each.version)).toEqual(migrations.map((_, n) => n + 1));
  const files = readdirSync('src/store/migrations').filter((name) => /^\d{4}-/.test(name));
  expect(files).toEqual(migrations.map((each) => `${String(each.version).padStart(4, '0')}-${each.name}.ts`));
});

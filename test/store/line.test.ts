import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { createModels, type Models } from '../../src/store/models/schemas.js';
import { prepareDatabase } from '../../src/store/migrations/prepare-database.js';
import { connectStore } from '../../src/store/connection.js';
import { createInbox } from '../../src/store/repositories/inbox.js';
import { createOutboxQueue } from '../../src/store/repositories/outbox.js';
import { createStore } from '../../src/store/store.js';
import { DeskClock } from '../../src/base/clock.js';
import { openTicket } from '../../src/desk/tickets/open-ticket.js';
import { requestOf } from '../../bench/support/creators.js';
import { silent } from '../jobs/job-database.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';
import { mongoLine, type MongoLine } from '../support/mongo-line.js';

const workspace = { teamId: 'T1', locale: 'en', timezone: 'UTC' } as const;
const clock = new DeskClock(new Date('2026-03-02T01:00:00Z'));
let database: TestDatabase;
let line: MongoLine;
let direct: Connection;
let models: Models;
const opened: Connection[] = [];
beforeEach(async () => {
  database = await testDatabase();
  line = await mongoLine(database.uri);
  direct = await connectStore(database);
  models = createModels(direct);
  await prepareDatabase(direct, models, { logger: silent });
});
afterEach(async () => {
  line.resume();
  await Promise.all(opened.splice(0).map((connection) => connection.close()));
  await direct.close();
  await line.close();
  await database.drop();
});

/** A desk's connection over the line. @param retries whether the driver repeats by itself, as the desk's does */
async function overLine(retries = true): Promise<Connection> {
  const address = { uri: line.uri, dbName: database.dbName };
  const connection = retries
    ? await connectStore(address)
    : await new mongoose.Mongoose()
        .createConnection(line.uri, { dbName: database.dbName, retryWrites: false })
        .asPromise();
  opened.push(connection);
  return connection;
}

describe('an answer of the database that is lost after the commit', () => {
  it('is no loss and no double for an event: the driver repeats it, the database knows it', async () => {
    const inbox = createInbox(createModels(await overLine()), 'T1');
    await inbox.receive({ id: 'Ev0', payload: {} }, true);
    const lost = line.loseAnswer('insert');
    expect(await inbox.receive({ id: 'Ev1', payload: {} }, true)).toMatchObject({ id: 'Ev1' });
    expect(await lost).toBe(true);
    expect(await models.inbox.countDocuments({ _id: 'Ev1' })).toBe(1);
  });

  it('is told as not saved where nothing repeats it (the control), and the delivery after that finds it saved', async () => {
    const inbox = createInbox(createModels(await overLine(false)), 'T1');
    await inbox.receive({ id: 'Ev0', payload: {} }, true);
    const lost = line.loseAnswer('insert');
    await expect(inbox.receive({ id: 'Ev1', payload: {} }, true)).rejects.toThrow();
    expect(await lost).toBe(true);
    // Slack delivers it again: it is known, and handled when the lease of the first attempt ends
    expect(await inbox.receive({ id: 'Ev1', payload: {} }, true)).toBeNull();
    expect(await models.inbox.findById('Ev1').lean()).toMatchObject({ state: 'received' });
  });

  it('leaves one ticket, with one number', async () => {
    const connection = await overLine();
    const store = createStore(connection, createModels(connection), workspace, clock);
    const desk = { teamId: 'T1', clock, store };
    await openTicket(desk, requestOf('line', 0));
    const lost = line.loseAnswer('commitTransaction');
    const { ticket } = await openTicket(desk, requestOf('line', 1));
    expect(await lost).toBe(true);
    expect(ticket.number).toBe(2);
    expect(await models.tickets.countDocuments({})).toBe(2);
    expect((await openTicket(desk, requestOf('line', 2))).ticket.number).toBe(3);
  });

  it('records a post once', async () => {
    const connection = await overLine();
    const queue = createOutboxQueue(connection, createModels(connection), workspace, clock);
    const store = createStore(connection, createModels(connection), workspace, clock);
    const { ticket } = await openTicket({ teamId: 'T1', clock, store }, requestOf('line', 0));
    const [lane] = await queue.lanes(false);
    const [row] = await queue.waiting(lane!.lane, 1);
    const post = {
      teamId: 'T1',
      channel: 'C1',
      ts: '1.1',
      kind: 'card',
      ticketId: ticket.id,
      escalationId: null,
    } as const;
    const lost = line.loseAnswer('delete');
    await queue.sent(row!, { post });
    expect(await lost).toBe(true);
    await queue.sent(row!, { post });
    expect(await models.posts.countDocuments({})).toBe(1);
    expect(await models.outbox.countDocuments({ _id: row!.id })).toBe(0);
  });
});

describe('a database that accepts and says nothing', () => {
  it('is given up in time, and nothing is saved when it answers again', async () => {
    const connection = await overLine();
    const store = createStore(connection, createModels(connection), workspace, clock);
    const desk = { teamId: 'T1', clock, store };
    await openTicket(desk, requestOf('hold', 0));
    line.hold();
    const began = performance.now();
    const results = await Promise.allSettled([1, 2, 3].map((n) => openTicket(desk, requestOf('hold', n))));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(performance.now() - began).toBeLessThan(6000);
    line.resume();
    await openTicket(desk, requestOf('hold', 4));
    expect((await models.tickets.find({}).sort({ number: 1 }).lean()).map(({ subject }) => subject as string)).toEqual([
      'Request hold 0',
      'Request hold 4',
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import mongoose, { Schema, trusted } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import { connectStore, ping } from '../../src/store/connection.js';
import { testDatabase } from '../support/mongo.js';
import type { TestDatabase } from '../support/mongo.js';

interface Ticket {
  _id: string;
  subject: string;
  token: string | null;
}

describe('connectStore', () => {
  let database: TestDatabase;
  let connection: Connection;
  let tickets: Model<Ticket>;

  beforeAll(async () => {
    database = await testDatabase();
    connection = await connectStore(database);
    tickets = connection.model<Ticket>(
      'Ticket',
      new Schema<Ticket>({ _id: String, subject: { type: String, index: true }, token: String }),
    );
    await tickets.create([
      { _id: 'a', subject: 'one', token: 'secret' },
      { _id: 'b', subject: 'two', token: null },
    ]);
  });

  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  it('has a connection of its own, on the database it was told', () => {
    expect(connection).not.toBe(mongoose.connection);
    expect(connection.db?.databaseName).toBe(database.dbName);
    expect(connection.getClient().options.writeConcern).toMatchObject({ w: 'majority' });
  });

  it('takes an operator in a filter as plain data, unless the code trusts it', async () => {
    const fromOutside = JSON.parse('{"$ne":null}') as string;
    await expect(tickets.find({ token: fromOutside }).exec()).rejects.toThrow(/Cast/);
    expect(await tickets.countDocuments({ token: trusted({ $ne: null }) })).toBe(1);
  });

  it('has a control: mongoose as it comes lets the operator through', async () => {
    const plain = await mongoose.createConnection(database.uri, { dbName: database.dbName }).asPromise();
    const model = plain.model<Ticket>('Ticket', new Schema<Ticket>({ _id: String, token: String }));
    expect(await model.countDocuments({ token: JSON.parse('{"$ne":null}') as string })).toBe(1);
    await plain.close();
  });

  it('throws at a filter on an unknown field, instead of dropping it and matching everything', async () => {
    await expect(tickets.deleteMany({ subjct: 'one' } as object)).rejects.toThrow(/strict/i);
    expect(await tickets.countDocuments()).toBe(2);
  });

  it('makes no index by itself', async () => {
    expect(await connection.collection('tickets').indexes()).toHaveLength(1);
  });

  it('pings', async () => {
    expect(await ping(connection)).toBeGreaterThan(0);
  });

  it('fails at once, not after a buffer time, when the connection is closed', async () => {
    const other = await connectStore({ uri: database.uri, dbName: database.dbName });
    const model = other.model<Ticket>('Ticket', new Schema<Ticket>({ _id: String }));
    await other.close();
    await expect(model.findOne().exec()).rejects.toThrow();
  });

  it('uses the database bellhop where the uri names none', async () => {
    const other = await connectStore({ uri: database.uri });
    expect(other.db?.databaseName).toBe('bellhop');
    await other.close();
  });

  it('uses the database that the uri names', async () => {
    const other = await connectStore({ uri: database.uri.replace('/?', `/${database.dbName}?`) });
    expect(other.db?.databaseName).toBe(database.dbName);
    await other.close();
  });

  it('says within the budget that nobody is there, without the password', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const began = Date.now();
    const failure = await connectStore({ uri: `mongodb://desk:CANARY@127.0.0.1:${port}/desk` }).catch(
      (error: unknown) => error,
    );
    expect(Date.now() - began).toBeLessThan(6_000);
    expect(failure).toMatchObject({
      code: 'database_unreachable',
      message: expect.stringContaining(`127.0.0.1:${port}`),
    });
    expect((failure as Error).message).not.toContain('CANARY');
  });
});

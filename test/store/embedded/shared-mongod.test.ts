import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { testDatabase } from '../../support/mongo.js';
import type { TestDatabase } from '../../support/mongo.js';

describe('the mongod of the test run', () => {
  let database: TestDatabase;
  let client: mongoose.mongo.MongoClient;

  beforeAll(async () => {
    database = await testDatabase();
    client = await mongoose.mongo.MongoClient.connect(database.uri);
  });

  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('commits a transaction, as only a replica set does', async () => {
    const desks = client.db(database.dbName).collection<{ name: string }>('desks');
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await desks.insertOne({ name: 'front' }, { session });
      }),
    );
    expect(await desks.countDocuments()).toBe(1);
  });

  it('gives each suite a database of its own', async () => {
    const other = await testDatabase();
    expect(other.dbName).not.toBe(database.dbName);
    expect(await client.db(other.dbName).collection('desks').countDocuments()).toBe(0);
  });
});

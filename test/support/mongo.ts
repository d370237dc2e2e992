import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';

/** A database of one suite's own on the run's shared mongod. */
export interface TestDatabase {
  readonly uri: string;
  readonly dbName: string;
  /** Removes it; call it in `afterAll`. */
  drop(): Promise<void>;
}

/** @returns a new, empty database on the mongod that `global-setup.ts` started */
export function testDatabase(): Promise<TestDatabase> {
  const uri = process.env['BELLHOP_TEST_MONGODB_URI'];
  if (!uri) throw new Error('BELLHOP_TEST_MONGODB_URI is not set: the global setup did not run');
  const dbName = `test_${randomUUID().replaceAll('-', '')}`;
  return Promise.resolve({ uri, dbName, drop: () => dropDatabase(uri, dbName) });
}

async function dropDatabase(uri: string, dbName: string): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri);
  try {
    await client.db(dbName).dropDatabase();
  } finally {
    await client.close();
  }
}

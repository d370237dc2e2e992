import { deskOn } from '../../bench/support/creators.js';
import type { Desk } from '../../src/desk/context.js';
import { createIndexes, createModels, type Models } from '../../src/store/models/schemas.js';
import { testDatabase } from './mongo.js';

/** A desk without Slack on a database of its own, with all indexes. */
export interface TestStore {
  readonly models: Models;
  readonly desk: Desk;
  readonly stop: () => Promise<void>;
}

export async function openTestStore(): Promise<TestStore> {
  const database = await testDatabase();
  const { desk, connection, close } = await deskOn(database);
  const models = createModels(connection);
  await createIndexes(models);
  return {
    models,
    desk,
    async stop() {
      await close();
      await database.drop();
    },
  };
}

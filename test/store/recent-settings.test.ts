import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { Connection } from 'mongoose';
import { DeskClock } from '../../src/base/clock.js';
import type { Store } from '../../src/desk/ports.js';
import { connectStore } from '../../src/store/connection.js';
import { createIndexes, createModels, type Models } from '../../src/store/models/schemas.js';
import { renewSettings } from '../../src/store/repositories/recent-settings.js';
import { createStore } from '../../src/store/store.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';

const workspace = { teamId: 'T1', locale: 'en', timezone: 'UTC' } as const;

let database: TestDatabase;
const connections: Connection[] = [];
let models: Models;
let ours: Store;
let others: Store;
beforeEach(async () => {
  database = await testDatabase();
  const process = async (): Promise<[Models, Store]> => {
    const connection = await connectStore(database);
    connections.push(connection);
    const itsModels = createModels(connection);
    return [itsModels, createStore(connection, itsModels, workspace, new DeskClock())];
  };
  [models, ours] = await process();
  await createIndexes(models);
  [, others] = await process();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(connections.splice(0).map((connection) => connection.close()));
  await database.drop();
});

/** Saves the settings with that queue. */
async function queueIs(store: Store, queue: string): Promise<void> {
  const settings = await store.reads.settings();
  await store.transaction((tx) => tx.saveSettings({ ...settings, version: settings.version + 1, queue }));
}
const queue = async (): Promise<string | null> => (await ours.reads.settings()).queue;

it('what another process changed is there after a renewal, and nobody waits for it', async () => {
  await queueIs(ours, 'C1');
  expect(await queue()).toBe('C1');
  await queueIs(others, 'C2');
  const asked = jest.spyOn(models.settings.collection, 'findOne');
  await renewSettings(models, workspace);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(await queue()).toBe('C2');
  expect(asked).toHaveBeenCalledTimes(1);
});

it('a renewal that was read before a change of this process does not bring back what was', async () => {
  await queueIs(ours, 'C1');
  expect(await queue()).toBe('C1');
  const { collection } = models.settings;
  const before = await collection.findOne({});
  let arrive = (): void => undefined;
  const held = new Promise<typeof before>((resolve) => {
    arrive = () => {
      resolve(before);
    };
  });
  jest.spyOn(collection, 'findOne').mockReturnValueOnce(held);
  const renewed = renewSettings(models, workspace);
  await queueIs(ours, 'C2');
  expect(await queue()).toBe('C2');
  arrive();
  await renewed;
  expect(await queue()).toBe('C2');
});

it('asks for nothing before anybody did, and leaves what fails to the next one who asks', async () => {
  const asked = jest.spyOn(models.settings.collection, 'findOne');
  await renewSettings(models, workspace);
  expect(asked).not.toHaveBeenCalled();
  await queueIs(ours, 'C1');
  expect(await queue()).toBe('C1');
  asked.mockReturnValueOnce(Promise.reject(new Error('away')));
  await renewSettings(models, workspace);
  expect(await queue()).toBe('C1');
});

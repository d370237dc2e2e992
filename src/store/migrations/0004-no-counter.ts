import type { Migration } from './migration.js';

/** The next ticket number is the one after the last ticket's: nothing counts them any more. */
export const noCounter: Migration = {
  version: 4,
  name: 'no-counter',
  async run(db) {
    await db.dropCollection('counters').catch((error: unknown) => {
      // older servers say so of a collection that is not there
      if ((error as { codeName?: unknown }).codeName !== 'NamespaceNotFound') throw error;
    });
  },
};

import type { Migration } from './migration.js';

/**
 * Receipts are kept for 30 days. Their index on the time was there before, without that, and MongoDB makes none beside it:
 * it goes, and the start makes the new one.
 */
export const receipts: Migration = {
  version: 3,
  name: 'receipts',
  async run(db) {
    const collection = db.collection('receipts');
    const indexes = await collection.indexes().catch(() => []);
    const old = indexes.find(({ name, expireAfterSeconds }) => name === 'at_1' && expireAfterSeconds === undefined);
    if (old) await collection.dropIndex('at_1');
  },
};

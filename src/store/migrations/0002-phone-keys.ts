import type { mongo } from 'mongoose';
import { phoneKey } from '../../desk/tickets/phone-key.js';
import type { Migration } from './migration.js';

type Doc = Record<string, unknown>;

const batch = 500;

/** A contact's phone number gets the form in which it is compared: their earlier tickets are found by it. */
export const phoneKeys: Migration = {
  version: 2,
  name: 'phone-keys',
  async run(db) {
    const tickets = db.collection<Doc>('tickets');
    let writes: mongo.AnyBulkWriteOperation<Doc>[] = [];
    const write = async (): Promise<void> => {
      if (writes.length > 0) await tickets.bulkWrite(writes, { ordered: false });
      writes = [];
    };
    const lacking = { 'requester.phone': { $type: 'string' }, 'requester.phoneKey': { $exists: false } };
    for await (const { _id, requester } of tickets.find(lacking, { projection: { requester: 1 } })) {
      const update = { $set: { 'requester.phoneKey': phoneKey((requester as { phone: string }).phone) } };
      writes.push({ updateOne: { filter: { _id, ...lacking }, update } });
      if (writes.length === batch) await write();
    }
    await write();
  },
};

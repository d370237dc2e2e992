import { trusted } from 'mongoose';
import type { Inbox, InboxEntry } from '../../desk/inbox.js';
import type { Doc, Models } from '../models/schemas.js';
import { Batch } from '../batch.js';
import { isDuplicateKey } from '../mongo-errors.js';

/** What may be lost in a crash without harm: the event is then handled again, and finds its work done. */
const unforced = { w: 1, journal: false } as const;

/** The durable inbox. Its times are of the wall clock: they serve leases and retention, not the desk. */
export function createInbox(models: Models, teamId: string): Inbox {
  const finish = async (id: string, fields: Doc): Promise<void> => {
    const update = { $set: fields, $inc: { attempts: 1 } };
    await models.inbox.collection.updateOne({ _id: id as never }, update, { writeConcern: unforced });
  };
  const finished = new Batch(async (ids) => {
    const filter = { _id: { $in: ids as never[] } };
    const update = { $set: { state: 'done' }, $inc: { attempts: 1 } };
    await models.inbox.collection.updateMany(filter, update, { writeConcern: unforced });
  });
  return {
    async receive(entry) {
      try {
        await models.inbox.collection.insertOne({
          _id: entry.id as never,
          teamId,
          payload: entry.payload,
          receivedAt: new Date(),
          state: 'received',
          attempts: 0,
          lastError: null,
        });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    done: (id) => finished.add(id),
    failed: (id, reason) => finish(id, { state: 'failed', lastError: reason }),
    async unfinished(limit) {
      const docs = await models.inbox
        .find({ teamId, state: trusted({ $in: ['received', 'failed'] }), attempts: trusted({ $lt: 5 }) })
        .sort({ receivedAt: 1 })
        .limit(limit)
        .lean<Doc[]>();
      return docs.map((doc): InboxEntry => ({
        id: doc['_id'] as string,
        payload: doc['payload'] as InboxEntry['payload'],
      }));
    },
  };
}

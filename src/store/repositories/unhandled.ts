import type { DeadEntry, Unhandled } from '../../desk/inbox.js';
import type { Doc, Models } from '../models/schemas.js';
import { contentsOf, idKeptMs } from './inbox.js';

/**
 * What was given up in the inbox.
 * @param now the wall clock
 */
export function createUnhandled(models: Models, teamId: string, now: () => number = Date.now): Unhandled {
  const { collection } = models.inbox;
  const dead = { teamId, state: 'dead' } as const;
  const forgotten = (): Date => new Date(now() + idKeptMs);
  const drop = async (which: Doc): Promise<void> => {
    const update = {
      $set: { state: 'dropped', expireAt: forgotten() },
      $unset: { payload: '', dueAt: '', lastError: '' },
    };
    await collection.updateMany({ ...dead, ...which }, update);
  };
  return {
    async deadEntries(limit) {
      const docs = await collection.find(dead).sort({ dueAt: -1 }).limit(limit).toArray();
      return docs.map((doc): DeadEntry => ({
        id: String(doc._id),
        payload: contentsOf(doc),
        receivedAt: doc['receivedAt'] as Date,
        reason: (doc['lastError'] as string | null) ?? 'unknown',
      }));
    },
    async revive(id) {
      // whoever still holds an older claim changes nothing, so claims are counted on and those until now are spared
      const again = { state: 'received', owner: null, attempts: 1, dueAt: new Date(now()), expireAt: forgotten() };
      await collection.updateMany(id === null ? dead : { ...dead, _id: id as never }, [
        { $set: { ...again, spared: '$token' } },
      ]);
    },
    drop: (id) => drop({ _id: id as never }),
    dropOlder: (moment) => drop({ receivedAt: { $lt: moment } }),
    deadCount: () => collection.countDocuments(dead),
  };
}

import { randomUUID } from 'node:crypto';
import type { LaneLeases } from '../../desk/outbox/queue.js';
import type { Doc, Models } from '../models/schemas.js';
import { isDuplicateKey } from '../mongo-errors.js';

/** Lane leases in MongoDB, for one process. The database's own clock decides, so that hosts need not agree on the time. */
export function createLaneLeases(models: Models, teamId: string): LaneLeases {
  const owner = randomUUID();
  const lanes = models.lanes.collection;
  const held = (ms: number): Doc => ({ owner, until: { $add: ['$$NOW', ms] } });
  return {
    async take(lane, ms) {
      const _id = `${teamId}:${lane}` as never;
      const isFree = { $or: [{ owner: null }, { owner }, { $expr: { $lt: ['$until', '$$NOW'] } }] };
      const tryTake = async (): Promise<{ abandoned: boolean } | null> => {
        const set = [{ $set: held(ms) }];
        const before = await lanes.findOneAndUpdate({ _id, ...isFree }, set, { returnDocument: 'before' });
        return before && { abandoned: before['owner'] !== null && before['owner'] !== owner };
      };
      const taken = await tryTake();
      if (taken) return taken;
      const made = await lanes
        .updateOne({ _id }, { $setOnInsert: { teamId, owner: null, until: new Date(0) } }, { upsert: true })
        .catch((error: unknown) => {
          if (isDuplicateKey(error)) return null;
          throw error;
        });
      return made?.upsertedCount === 1 ? tryTake() : null;
    },
    async renew(ms) {
      await lanes.updateMany({ teamId, owner }, [{ $set: held(ms) }]);
    },
    async release(names) {
      const ids = names.map((name) => `${teamId}:${name}`);
      await lanes.updateMany({ _id: { $in: ids as never[] }, owner }, { $set: { owner: null } });
    },
  };
}

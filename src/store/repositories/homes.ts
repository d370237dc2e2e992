import { trusted } from 'mongoose';
import type { Clock } from '../../base/clock.js';
import { homeStaysOpenMs, type Homes } from '../../desk/homes.js';
import type { Doc, Models } from '../models/schemas.js';

/** When each person opened their Home tab last. */
export function createHomes(models: Models, teamId: string, clock: Clock): Homes {
  const idOf = (userId: string): string => `${teamId}:${userId}`;
  return {
    async opened(userId, page) {
      const fields = { teamId, userId, page, openedAt: clock.now() };
      await models.homes.updateOne({ _id: idOf(userId) }, { $set: fields }, { upsert: true });
    },
    async open(userIds) {
      if (userIds.length === 0) return [];
      const since = new Date(clock.now().getTime() - homeStaysOpenMs);
      const docs = await models.homes
        .find({ _id: trusted({ $in: userIds.map(idOf) }), openedAt: trusted({ $gte: since }) })
        .lean<Doc[]>();
      return docs.map((doc) => ({ userId: doc['userId'] as string, page: doc['page'] as number }));
    },
  };
}

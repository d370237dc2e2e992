import { trusted } from 'mongoose';
import type { Clock } from '../../base/clock.js';
import { firstPages, homeStaysOpenMs, type HomePages, type Homes } from '../../desk/homes.js';
import type { Doc, Models } from '../models/schemas.js';

/** When each person opened their Home tab last. */
export function createHomes(models: Models, teamId: string, clock: Clock): Homes {
  const idOf = (userId: string): string => `${teamId}:${userId}`;
  return {
    async opened(userId, pages) {
      const fields = { teamId, userId, pages, openedAt: clock.now() };
      await models.homes.updateOne({ _id: idOf(userId) }, { $set: fields }, { upsert: true });
    },
    async open(userIds) {
      if (userIds.length === 0) return [];
      const since = new Date(clock.now().getTime() - homeStaysOpenMs);
      const docs = await models.homes
        .find({ _id: trusted({ $in: userIds.map(idOf) }), openedAt: trusted({ $gte: since }) })
        .lean<Doc[]>();
      return docs.map((doc) => ({ userId: doc['userId'] as string, pages: pagesOf(doc) }));
    },
  };
}

/** A tab that was opened before each list had its page is on the first. */
function pagesOf(doc: Doc): HomePages {
  return { ...firstPages, ...(doc['pages'] as HomePages | undefined) };
}

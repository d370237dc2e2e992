import type { Models } from '../models/schemas.js';
import { within } from '../within.js';

interface Depth {
  readonly waiting: number;
  readonly oldestSeconds: number;
  readonly dead: number;
}

/** The database is asked whenever somebody looks: it must not take long. */
const timeoutMs = 1500;

/** How much waits in inbox and outbox, and for how long. The inbox has times of the wall clock, the outbox of the desk's. */
export async function readQueueDepths(
  models: Models,
  teamId: string,
  now: { readonly wall: Date; readonly desk: Date },
): Promise<{ readonly inbox: Depth; readonly outbox: Depth }> {
  const asked = Promise.all([
    depthOf(models.inbox, { teamId, state: 'received' }, 'receivedAt', now.wall),
    depthOf(models.outbox, { teamId, state: 'waiting' }, 'createdAt', now.desk),
  ]);
  const [inbox, outbox] = await within(timeoutMs, asked);
  return { inbox, outbox };
}

async function depthOf(
  { collection }: Models['inbox'],
  waits: { readonly teamId: string; readonly state: string },
  since: string,
  now: Date,
): Promise<Depth> {
  const { teamId } = waits;
  const [groups, dead] = await Promise.all([
    collection
      .aggregate<{ waiting: number; oldest: Date }>([
        { $match: waits },
        { $group: { _id: null, waiting: { $sum: 1 }, oldest: { $min: `$${since}` } } },
      ])
      .toArray(),
    collection.countDocuments({ teamId, state: 'dead' }),
  ]);
  const { waiting = 0, oldest = now } = groups[0] ?? {};
  return { waiting, dead, oldestSeconds: Math.max(0, (now.getTime() - oldest.getTime()) / 1000) };
}

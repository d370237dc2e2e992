import type { Connection } from 'mongoose';
import type { Models } from '../models/schemas.js';

/** How the database is, and what waits in it. */
export interface DatabaseHealth {
  readonly version: string;
  /** The replica set; null for a sharded cluster. */
  readonly replicaSet: string | null;
  /** Members that are not there, as `host:port`. */
  readonly missingMembers: readonly string[];
  /** Indexes that the desk needs and the database lacks, as `collection: {keys}`. */
  readonly missingIndexes: readonly string[];
  readonly waitingPosts: number;
  /** Posts that were given up, by reason. */
  readonly deadPosts: readonly { readonly reason: string; readonly count: number }[];
  /** The departments that have tickets now, with the numbers of those. */
  readonly escalated: readonly { readonly department: string; readonly numbers: readonly number[] }[];
  /** Events of Slack that were given up, by reason. */
  readonly deadEvents: readonly { readonly reason: string; readonly count: number }[];
}

/** Looks at the database without changing it. */
export async function readDatabaseHealth(
  connection: Connection,
  models: Models,
  teamId: string,
): Promise<DatabaseHealth> {
  const admin = connection.getClient().db('admin');
  const [hello, build] = await Promise.all([admin.command({ hello: 1 }), admin.command({ buildInfo: 1 })]);
  const waiting = { teamId, state: 'waiting' };
  return {
    version: String(build['version']),
    replicaSet: (hello['setName'] as string | undefined) ?? null,
    missingMembers: await missingMembers(connection, hello['setName'] !== undefined),
    missingIndexes: await missingIndexes(models),
    waitingPosts: await models.outbox.countDocuments(waiting),
    deadPosts: await givenUp(models.outbox, teamId),
    escalated: await models.escalations.aggregate<DatabaseHealth['escalated'][number]>([
      { $match: { teamId, state: { $in: ['waiting', 'accepted'] } } },
      { $sort: { ticketNumber: 1 } },
      { $group: { _id: '$department', numbers: { $push: '$ticketNumber' } } },
      { $sort: { _id: 1 } },
      { $project: { _id: 0, department: '$_id', numbers: 1 } },
    ]),
    deadEvents: await givenUp(models.inbox, teamId),
  };
}

function givenUp(model: Models['inbox'], teamId: string): Promise<{ reason: string; count: number }[]> {
  return model.aggregate<{ reason: string; count: number }>([
    { $match: { teamId, state: 'dead' } },
    { $group: { _id: { $ifNull: ['$lastError', 'unknown'] }, count: { $sum: 1 } } },
    { $sort: { count: -1, _id: 1 } },
    { $project: { _id: 0, reason: '$_id', count: 1 } },
  ]);
}

/** Needs a right that not every user of the database has; without it nothing is known to be missing. */
async function missingMembers(connection: Connection, isReplicaSet: boolean): Promise<string[]> {
  if (!isReplicaSet) return [];
  try {
    const status = await connection.getClient().db('admin').command({ replSetGetStatus: 1 });
    const members = status['members'] as { name: string; health: number }[];
    return members.filter(({ health }) => health !== 1).map(({ name }) => name);
  } catch {
    return [];
  }
}

async function missingIndexes(models: Models): Promise<string[]> {
  const missing: string[] = [];
  for (const model of Object.values(models)) {
    const { toCreate } = await model.diffIndexes();
    for (const keys of toCreate) missing.push(`${model.collection.collectionName}: ${JSON.stringify(keys)}`);
  }
  return missing;
}

import { trusted, type ClientSession, type Connection } from 'mongoose';
import type { Post } from '../../desk/outbox/intent.js';
import type { OutboxQueue, OutboxRow } from '../../desk/outbox/queue.js';
import type { Clock } from '../../base/clock.js';
import type { Doc, Models } from '../models/schemas.js';
import { isDuplicateKey } from '../mongo-errors.js';
import { keepCopies } from './copies.js';
import { createTransaction } from './writes.js';
import type { Workspace } from './reads.js';

function toRow(doc: Doc): OutboxRow {
  return {
    id: doc['_id'] as string,
    lane: doc['lane'] as string,
    intent: doc['intent'] as OutboxRow['intent'],
    createdAt: doc['createdAt'] as Date,
    dueAt: doc['dueAt'] as Date,
    attempts: doc['attempts'] as number,
  };
}

/** The outbox in MongoDB. Within a lane rows go out in the order of their ids. */
export function createOutboxQueue(
  connection: Connection,
  models: Models,
  workspace: Workspace,
  clock: Clock,
): OutboxQueue {
  const { teamId } = workspace;
  const inTransaction = async (
    work: (
      tx: ReturnType<typeof createTransaction>,
      session: Awaited<ReturnType<Connection['startSession']>>,
    ) => Promise<void>,
  ): Promise<void> => {
    const session = await connection.startSession();
    try {
      await session.withTransaction(() => work(createTransaction(models, workspace, clock, session), session));
    } finally {
      await session.endSession();
    }
  };
  const keepPost = async (post: Post, session?: ClientSession): Promise<void> => {
    const { channel, ts } = post;
    const options = { upsert: true, ...(session && { session }) };
    await models.posts.updateOne({ teamId, channel, ts }, { $set: post }, options);
  };
  /** Back to waiting; where a newer row says the same already, the old one is not needed any more. */
  const wait = async (id: string, fields: Doc): Promise<void> => {
    try {
      await models.outbox.updateOne({ _id: id }, { $set: { state: 'waiting', ...fields } });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await models.outbox.deleteOne({ _id: id });
    }
  };
  return {
    async lanes() {
      return models.outbox.aggregate<{ lane: string; dueAt: Date; rows: number }>([
        { $match: { teamId, state: 'waiting' } },
        { $sort: { teamId: 1, state: 1, lane: 1, _id: 1 } },
        { $group: { _id: '$lane', dueAt: { $first: '$dueAt' }, rows: { $sum: 1 } } },
        { $project: { _id: 0, lane: '$_id', dueAt: 1, rows: 1 } },
      ]);
    },
    async claim(lane, now) {
      const claimed = await models.outbox
        .findOneAndUpdate(
          { teamId, state: 'waiting', lane },
          { $set: { state: 'sending' }, $inc: { attempts: 1 } },
          { sort: { _id: 1 }, returnDocument: 'after', writeConcern: { w: 1, journal: false } },
        )
        .lean<Doc | null>();
      if (!claimed) return null;
      const row = toRow(claimed);
      if (row.dueAt <= now) return row;
      // another process put the lane's head off meanwhile: nothing may overtake it
      await wait(row.id, { attempts: row.attempts - 1 });
      return null;
    },
    async sent(row, result, now) {
      const done = { $set: { state: 'sent', sentAt: now } };
      const { post, copy, fileCopy, next } = result;
      if (!copy && !fileCopy && !next) {
        // the post first: were the row lost then, it would edit this post, not make a second one
        if (post) await keepPost(post);
        await models.outbox.updateOne({ _id: row.id }, done);
        return;
      }
      await inTransaction(async (tx, session) => {
        await models.outbox.updateOne({ _id: row.id }, done, { session });
        if (post) await keepPost(post, session);
        await tx.addOutgoing([...(await keepCopies(models, teamId, result, session)), ...(next ?? [])]);
      });
    },
    retry: (row, dueAt, reason) => wait(row.id, { dueAt, lastError: reason, attempts: row.attempts }),
    async dead(row, reason) {
      await models.outbox.updateOne({ _id: row.id }, { $set: { state: 'dead', lastError: reason } });
    },
    async recover() {
      const stuck = await models.outbox.find({ teamId, state: 'sending' }).lean<Doc[]>();
      for (const doc of stuck) await wait(doc['_id'] as string, {});
      return stuck.length;
    },
    async add(outgoing) {
      await inTransaction((tx) => tx.addOutgoing(outgoing));
    },
    async counts() {
      const [waiting, dead] = await Promise.all([
        models.outbox.countDocuments({ teamId, state: trusted({ $in: ['waiting', 'sending'] }) }),
        models.outbox.countDocuments({ teamId, state: 'dead' }),
      ]);
      return { waiting, dead };
    },
  };
}

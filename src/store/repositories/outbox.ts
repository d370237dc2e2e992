import type { ClientSession, Connection } from 'mongoose';
import type { Intent, Post } from '../../desk/outbox/intent.js';
import type { DeadRow, OutboxQueue } from '../../desk/outbox/queue.js';
import type { Clock } from '../../base/clock.js';
import { AlreadyDone } from '../../desk/errors.js';
import type { Models } from '../models/schemas.js';
import type { Doc } from '../models/schemas.js';
import { idBefore, lastIdWithin, newId } from '../new-id.js';
import { isDuplicateKey } from '../mongo-errors.js';
import { beginFileCopy, keepCopies } from './copies.js';
import { rememberPost } from './known-posts.js';
import { fromOutgoing, toOutboxRow } from './mapping.js';
import { createTransaction } from './writes.js';
import type { Workspace } from './reads.js';

/** Between the making of a row and its commit: a transaction takes 2 s at most, and clocks differ a little. */
const savedWithinMs = 3000;

/** How many new tickets one message names: Slack's limits hold with the longest subjects. */
const mostNamed = 50;

/** What people write under. */
const roots = ['card', 'escalation_card', 'confirmation'] satisfies Intent['kind'][];

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
    if (!session) rememberPost(models, post);
  };
  const { collection } = models.outbox;
  const dead = { teamId, state: 'dead' } as const;
  const newCards = (lane: string): Doc => ({ teamId, state: 'waiting', lane, isFirst: true, 'intent.kind': 'card' });
  /** An id that goes before all new cards that wait in a lane, also those that were named already. */
  const idBeforeCards = async (lane: string, session: ClientSession): Promise<string> => {
    const onlyId = { session, projection: { _id: 1 } } as const;
    const oldest = await collection.findOne(newCards(lane), { ...onlyId, sort: { _id: 1 } });
    let id = String(oldest?._id ?? newId());
    // a list that could not be sent may still be there
    do id = idBefore(id);
    while (await collection.findOne({ _id: id as never }, onlyId));
    return id;
  };
  return {
    async lanes(counted) {
      const found = await models.outbox.aggregate<{ _id: string; dueAt: Date; rows?: number }>([
        { $match: { teamId, state: 'waiting' } },
        { $sort: { teamId: 1, state: 1, lane: 1, _id: 1 } },
        // with the first of each alone MongoDB skips from lane to lane in the index, however much waits in them
        { $group: { _id: '$lane', dueAt: { $first: '$dueAt' }, ...(counted && { rows: { $sum: 1 } }) } },
      ]);
      return found.map(({ _id: lane, dueAt, rows = Infinity }) => ({ lane, dueAt, rows }));
    },
    async doubt(lane) {
      const waiting = { teamId, state: 'waiting', lane };
      const first = await collection.findOne(waiting, { sort: { _id: 1 }, projection: { _id: 1 } });
      if (!first) return;
      const upTo = lastIdWithin(String(first._id), savedWithinMs) as never;
      await collection.updateMany({ ...waiting, _id: { $lte: upTo } }, { $set: { inDoubt: true } });
    },
    async waiting(lane, limit) {
      const docs = await collection.find({ teamId, state: 'waiting', lane }).sort({ _id: 1 }).limit(limit).toArray();
      return docs.map(toOutboxRow);
    },
    async sent(row, result) {
      const { post, copy, fileCopy, next } = result;
      const finish = async (session?: ClientSession): Promise<void> => {
        const options = session ? { session } : {};
        const id = { _id: row.id as never };
        const { deletedCount } = await collection.deleteOne({ ...id, asked: row.asked }, options);
        // asked for again during the send: what was drawn may be old
        if (deletedCount === 0) await collection.updateOne(id, { $set: { attempts: 0, inDoubt: false } }, options);
      };
      if (!copy && !fileCopy && !next) {
        // the post first: were the row lost then, it would edit this post, not make a second one
        if (post) await keepPost(post);
        await finish();
        return;
      }
      await inTransaction(async (tx, session) => {
        await finish(session);
        if (post) await keepPost(post, session);
        await tx.addOutgoing([...(await keepCopies(models, teamId, result, session)), ...(next ?? [])]);
      });
      if (post) rememberPost(models, post);
    },
    fileCopyBegins: (copy) => beginFileCopy(models, teamId, copy),
    async retry(row, { dueAt, reason, counts, inDoubt }) {
      const update = { $set: { dueAt, lastError: reason, inDoubt }, $inc: { attempts: counts ? 1 : 0 } };
      await collection.updateOne({ _id: row.id as never }, update);
    },
    async dead(row, reason, next) {
      await inTransaction(async (tx, session) => {
        const asItWas = { _id: row.id as never, asked: row.asked };
        const given = { state: 'dead', lastError: reason, inDoubt: row.inDoubt };
        await collection.updateOne(asItWas, { $set: given }, { session });
        await tx.addOutgoing(next);
      });
    },
    async divert(row, to, next) {
      await inTransaction(async (tx, session) => {
        await tx.addOutgoing(next);
        // it goes to the end of the other lane, behind what had to precede it
        const doc = await collection.findOneAndDelete({ _id: row.id as never }, { session });
        const moved = { state: 'waiting', lane: to, divertedTo: to, attempts: 0, inDoubt: false };
        if (doc) await collection.insertOne({ ...doc, ...moved, _id: newId() as never }, { session });
      });
    },
    async nameNewCards(lane, atLeast) {
      const unnamed = { ...newCards(lane), isNamed: { $ne: true } };
      if ((await collection.countDocuments(unnamed, { limit: atLeast })) < atLeast) return false;
      await inTransaction(async (_tx, session) => {
        const rows = await collection.find(unnamed, { session }).sort({ _id: 1 }).limit(mostNamed).toArray();
        const [first] = rows.map(toOutboxRow);
        if (!first) return;
        await collection.updateMany(
          { _id: { $in: rows.map(({ _id }) => _id) } },
          { $set: { isNamed: true } },
          { session },
        );
        const ticketIds = rows.map((row) => (row['intent'] as { ticketId: string }).ticketId);
        const outgoing = { intent: { kind: 'new_tickets', ticketIds }, lane, coalesce: null } as const;
        const { divertedTo } = first;
        const row = fromOutgoing(outgoing, await idBeforeCards(lane, session), teamId, clock.now());
        await collection.insertOne({ ...row, divertedTo, asked: 0 }, { session });
      });
      return true;
    },
    async addOnce(key, outgoing) {
      if (outgoing.length === 0) return; // whoever there is to be told of it later has not been told
      try {
        await inTransaction(async (tx) => {
          await tx.once(key);
          await tx.addOutgoing(outgoing);
        });
      } catch (error) {
        if (!(error instanceof AlreadyDone)) throw error;
      }
    },
    async unrecorded(lanes) {
      const states = ['waiting', 'dead'];
      const filter = { teamId, state: { $in: states }, lane: { $in: [...lanes] }, 'intent.kind': { $in: roots } };
      const docs = await collection.find(filter, { projection: { _id: 1 } }).toArray();
      return docs.map(({ _id }) => String(_id));
    },
    async deadRows(limit) {
      const docs = await collection.find(dead).sort({ _id: -1 }).limit(limit).toArray();
      return docs.map((doc): DeadRow => ({
        ...toOutboxRow(doc),
        reason: (doc['lastError'] as string | null) ?? 'unknown',
      }));
    },
    async revive(id) {
      const again = { state: 'waiting', attempts: 0, dueAt: clock.now() };
      const which = id === null ? dead : { ...dead, _id: id as never };
      for await (const { _id } of collection.find(which, { projection: { _id: 1 } })) {
        try {
          await collection.updateOne({ ...dead, _id }, { $set: again });
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
          // a newer row says the same already
          await collection.deleteOne({ ...dead, _id });
        }
      }
    },
    async drop(id) {
      await collection.deleteOne({ ...dead, _id: id as never });
    },
    async counts() {
      const [waiting, given] = await Promise.all([
        models.outbox.countDocuments({ teamId, state: 'waiting' }),
        models.outbox.countDocuments(dead),
      ]);
      return { waiting, dead: given };
    },
  };
}

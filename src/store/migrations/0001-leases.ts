import type { mongo } from 'mongoose';
import type { Migration } from './migration.js';

type Doc = Record<string, unknown>;

const day = 24 * 60 * 60 * 1000;
const batch = 500;
/** So often an event was tried before. */
const oldTries = 5;

/**
 * Inbox and outbox get leases: an event holds its contents as text, says when it is to be looked at and when it may be
 * forgotten; a row is no longer marked while it is sent, and is gone once it was.
 */
export const leases: Migration = {
  version: 1,
  name: 'leases',
  async run(db) {
    await migrateOutbox(db.collection<Doc>('outbox'));
    await migrateInbox(db.collection<Doc>('inbox'));
  },
};

async function migrateOutbox(outbox: mongo.Collection<Doc>): Promise<void> {
  await outbox.deleteMany({ state: 'sent' });
  // what was being sent may have reached Slack: it is looked for; what waits and says the same is not needed beside it
  for await (const { _id, teamId, coalesce } of outbox.find({ state: 'sending' })) {
    if (typeof coalesce === 'string') await outbox.deleteMany({ teamId, coalesce, state: 'waiting' });
    await outbox.updateOne({ _id }, { $set: { state: 'waiting', inDoubt: true } });
  }
  const missing = (field: string, value: unknown): Doc => ({ [field]: { $ifNull: [`$${field}`, value] } });
  const fields = { ...missing('asked', 0), ...missing('inDoubt', false), ...missing('divertedTo', null) };
  await outbox.updateMany({}, [{ $set: fields }, { $unset: 'sentAt' }]);
}

async function migrateInbox(inbox: mongo.Collection<Doc>): Promise<void> {
  const now = new Date();
  let writes: mongo.AnyBulkWriteOperation<Doc>[] = [];
  const write = async (): Promise<void> => {
    if (writes.length > 0) await inbox.bulkWrite(writes, { ordered: false });
    writes = [];
  };
  for await (const doc of inbox.find({ token: { $exists: false } })) {
    writes.push({ updateOne: { filter: { _id: doc._id }, update: { $set: inboxFields(doc, now) } } });
    if (writes.length === batch) await write();
  }
  await write();
  const indexes = await inbox.indexes().catch(() => []);
  if (indexes.some(({ name }) => name === 'state_1_receivedAt_1')) await inbox.dropIndex('state_1_receivedAt_1');
}

function inboxFields(doc: Doc, now: Date): Doc {
  const { state, payload, attempts, receivedAt } = doc as { state: string; payload: unknown; attempts: number } & {
    receivedAt: Date;
  };
  const isDead = state === 'failed' && attempts >= oldTries;
  const isDone = state === 'done';
  return {
    state: isDone ? 'done' : isDead ? 'dead' : 'received',
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    owner: null,
    token: 1,
    attempts: Math.max(1, attempts),
    dueAt: isDone ? new Date(receivedAt.getTime() + day) : now,
    // what is dead stays until somebody decides
    ...(isDead ? {} : { expireAt: new Date(receivedAt.getTime() + 30 * day) }),
  };
}

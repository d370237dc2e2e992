import type { ClientSession } from 'mongoose';
import type { Doc } from '../models/schemas.js';
import type { ErasureParts } from './erasure.js';
import { redraw } from './redraw.js';

/** So many records are erased in one transaction. */
const batch = 50;

const ticketFields = ['assignee', 'openedBy', 'clocks.firstResponseBy', 'conversation.userId'] as const;
const escalationFields = ['openedBy', 'acceptedBy', 'endedBy'] as const;

/**
 * Erases what somebody did on the tickets of others: their id, why they escalated or returned. Each transaction also has
 * drawn anew what shows it, so that a run that is cut short leaves nothing in Slack that the next one does not look for.
 */
export async function eraseActs(parts: ErasureParts, userId: string, pseudonym: string): Promise<void> {
  await inBatches(parts, 'escalations', escalationFields, userId, async (docs, session) => {
    for (const doc of docs) {
      const replaced = escalationFields.filter((field) => doc[field] === userId);
      const $set = {
        ...Object.fromEntries(replaced.map((field) => [field, pseudonym])),
        ...(doc['openedBy'] === userId && { reason: '', question: '' }),
      };
      const $unset = doc['endedBy'] === userId ? { $unset: { returnReason: '' } } : {};
      const update = { $set, ...$unset, $inc: { version: 1 } };
      await parts.models.escalations.collection.updateOne({ _id: doc['_id'] as never }, update, { session });
    }
    await redraw(parts, session, { escalations: docs });
  });
  await inBatches(parts, 'tickets', ticketFields, userId, async (docs, session) => {
    const ids = docs.map(({ _id }) => _id as never);
    for (const field of ticketFields) {
      const update = { $set: { [field]: pseudonym }, $inc: { version: 1 } };
      await parts.models.tickets.collection.updateMany({ _id: { $in: ids }, [field]: userId }, update, { session });
    }
    const shown = docs.filter(({ assignee }) => assignee === userId);
    await redraw(parts, session, { cards: shown.map(({ _id }) => String(_id)) });
  });
}

/** Some after the other, each some in a transaction, until no field of any names them. */
async function inBatches(
  { connection, models, workspace: { teamId } }: ErasureParts,
  name: 'tickets' | 'escalations',
  fields: readonly string[],
  userId: string,
  erase: (docs: Doc[], session: ClientSession) => Promise<void>,
): Promise<void> {
  const named = { teamId, $or: fields.map((field) => ({ [field]: userId })) };
  const session = await connection.startSession();
  try {
    for (let left = true; left;) {
      const some = async (): Promise<boolean> => {
        const docs = (await models[name].collection.find(named, { session }).limit(batch).toArray()) as Doc[];
        if (docs.length > 0) await erase(docs, session);
        return docs.length > 0;
      };
      left = await session.withTransaction(some, { writeConcern: { w: 'majority' } });
    }
  } finally {
    await session.endSession();
  }
}

import type { ClientSession } from 'mongoose';
import { correctCopy } from '../../desk/messages/copies.js';
import type { Place } from '../../desk/messages/message.js';
import type { Subject } from '../../desk/privacy/erasure.js';
import { mentionsOf } from '../../desk/privacy/mentions.js';
import type { Doc } from '../models/schemas.js';
import { eraseActs } from './erase-acts.js';
import type { ErasureParts } from './erasure.js';
import { redraw } from './redraw.js';
import { createTransaction } from './writes.js';

/** Where an id of a person stands, besides tickets and escalations. */
const idFields = {
  events: ['actor.userId', 'body.before', 'body.after'],
  deskEvents: ['actor.userId'],
} as const;

/** Texts of others that may name somebody. */
export const textFields = {
  tickets: ['subject', 'description'],
  messages: ['text'],
  escalations: ['reason', 'question', 'returnReason'],
} as const;

type TextKind = keyof typeof textFields;

/** Erases what somebody left on tickets that are not theirs. @returns how many messages */
export async function eraseElsewhere(
  parts: ErasureParts,
  subject: Subject,
  pseudonym: string,
  word: string,
): Promise<number> {
  const { models, workspace, clock } = parts;
  const { teamId } = workspace;
  const { userId } = subject;
  let messages = 0;
  if (userId !== null) {
    const own = { teamId, 'author.userId': userId };
    const erased = { text: '', files: [], source: null, erasedAt: clock.now(), 'author.userId': pseudonym };
    messages = (await models.messages.collection.updateMany(own, { $set: erased, $unset: { revision: '' } }))
      .modifiedCount;
    await eraseActs(parts, userId, pseudonym);
    for (const [name, fields] of Object.entries(idFields)) {
      const { collection } = models[name as keyof typeof idFields];
      for (const field of fields) {
        await collection.updateMany({ teamId, [field]: userId }, { $set: { [field]: pseudonym } });
      }
    }
    await replaceInRoles(models.deskEvents.collection, teamId, userId, pseudonym);
  }
  const mention = mentionsOf(subject);
  if (mention) await eraseMentions(parts, mention, word);
  return messages;
}

async function eraseMentions(parts: ErasureParts, mention: RegExp, word: string): Promise<void> {
  const { connection, models, workspace } = parts;
  const without = (text: string): string => text.replaceAll(mention, word);
  const session = await connection.startSession();
  try {
    for (const [name, fields] of Object.entries(textFields)) {
      const { collection } = models[name as TextKind];
      for (const field of fields) {
        const filter = { teamId: workspace.teamId, [field]: { $regex: mention.source, $options: 'i' } };
        for await (const { _id } of collection.find(filter, { projection: { _id: 1 } })) {
          const erase = (): Promise<void> =>
            eraseMention(parts, session, { name: name as TextKind, _id, field }, without);
          // a text that somebody edits at that very moment is read again: the transaction is repeated
          await session.withTransaction(erase, { writeConcern: { w: 'majority' } });
        }
      }
    }
  } finally {
    await session.endSession();
  }
}

/** Erases in a text as it is; what shows it in Slack is drawn anew. */
async function eraseMention(
  parts: ErasureParts,
  session: ClientSession,
  { name, _id, field }: { readonly name: TextKind; readonly _id: unknown; readonly field: string },
  without: (text: string) => string,
): Promise<void> {
  const { models, workspace, clock } = parts;
  const { collection } = models[name];
  const doc = (await collection.findOne({ _id: _id as never }, { session })) as Doc | null;
  const before = doc?.[field] as unknown;
  if (!doc || typeof before !== 'string' || without(before) === before) return;
  const update = { $set: { [field]: without(before) }, ...(name !== 'messages' && { $inc: { version: 1 } }) };
  await collection.updateOne({ _id: _id as never }, update, { session });
  const { teamId } = workspace;
  const asked = (filter: Doc): Promise<Doc[]> =>
    models.escalations.collection.find({ teamId, ...filter }, { session }).toArray();
  if (name === 'messages') {
    const places = (doc['copies'] ?? []) as Place[];
    const tx = createTransaction(models, workspace, clock, session);
    await tx.addOutgoing(places.map((place) => correctCopy({ id: String(_id) }, place)));
    // an answer stands under the card as a post of its own
    await redraw(parts, session, {
      escalations: await asked({ _id: doc['escalationId'] as string, answerMessageId: String(_id) }),
    });
    return;
  }
  if (name === 'escalations') {
    await redraw(parts, session, { escalations: [doc] });
    return;
  }
  const confirmations = field === 'subject' ? [doc] : [];
  await redraw(parts, session, { cards: [String(_id)], confirmations, escalations: await asked({ ticketId: _id }) });
}

/** The desk's history names who got or lost a role. */
async function replaceInRoles(
  collection: ErasureParts['models']['deskEvents']['collection'],
  teamId: string,
  userId: string,
  pseudonym: string,
): Promise<void> {
  for (const list of ['added', 'removed']) {
    const field = `body.roles.$[].${list}.$[id]`;
    await collection.updateMany(
      { teamId, [`body.roles.${list}`]: userId },
      { $set: { [field]: pseudonym } },
      { arrayFilters: [{ id: userId }] },
    );
  }
}

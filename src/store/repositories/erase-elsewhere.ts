import type { Subject } from '../../desk/privacy/erasure.js';
import { mentionsOf } from '../../desk/privacy/mentions.js';
import type { Doc } from '../models/schemas.js';
import type { ErasureParts } from './erasure.js';

/** Where an id of a person stands, besides their own tickets. */
const idFields = {
  tickets: ['assignee', 'openedBy', 'clocks.firstResponseBy', 'conversation.userId'],
  escalations: ['openedBy', 'acceptedBy', 'endedBy'],
  events: ['actor.userId', 'body.before', 'body.after'],
  deskEvents: ['actor.userId'],
} as const;

/** Texts of others that may name somebody. */
export const textFields = {
  tickets: ['subject', 'description'],
  messages: ['text'],
  escalations: ['reason', 'question', 'returnReason'],
} as const;

/** Erases what somebody left on tickets that are not theirs. @returns how many messages */
export async function eraseElsewhere(
  { models, workspace: { teamId }, clock }: ErasureParts,
  subject: Subject,
  pseudonym: string,
  word: string,
): Promise<number> {
  const { userId } = subject;
  let messages = 0;
  if (userId !== null) {
    const own = { teamId, 'author.userId': userId };
    const escalations = models.escalations.collection;
    await escalations.updateMany(
      { teamId, openedBy: userId },
      { $set: { reason: '', question: '' }, $inc: { version: 1 } },
    );
    await escalations.updateMany({ teamId, endedBy: userId }, { $unset: { returnReason: '' }, $inc: { version: 1 } });
    const erased = { text: '', files: [], source: null, erasedAt: clock.now(), 'author.userId': pseudonym };
    messages = (await models.messages.collection.updateMany(own, { $set: erased, $unset: { revision: '' } }))
      .modifiedCount;
    for (const [name, fields] of Object.entries(idFields)) {
      const { collection } = models[name as keyof typeof idFields];
      for (const field of fields) {
        const update: Doc = { $set: { [field]: pseudonym }, ...(name === 'tickets' && { $inc: { version: 1 } }) };
        await collection.updateMany({ teamId, [field]: userId }, update);
      }
    }
    await replaceInRoles(models.deskEvents.collection, teamId, userId, pseudonym);
  }
  const mention = mentionsOf(subject);
  if (mention) await eraseMentions({ models, teamId, mention, word });
  return messages;
}

interface Mentions {
  readonly models: ErasureParts['models'];
  readonly teamId: string;
  readonly mention: RegExp;
  readonly word: string;
}

async function eraseMentions({ models, teamId, mention, word }: Mentions): Promise<void> {
  for (const [name, fields] of Object.entries(textFields)) {
    const { collection } = models[name as keyof typeof textFields];
    for (const field of fields) {
      const pattern = { $regex: mention.source, $options: 'i' };
      for await (const { _id } of collection.find({ teamId, [field]: pattern }, { projection: { _id: 1 } })) {
        await eraseMention(collection, _id, field, (text) => text.replaceAll(mention, word));
      }
    }
  }
}

/** Erases in a text as it is; where somebody edits it at that very moment, in what they made of it. */
async function eraseMention(
  collection: ErasureParts['models']['messages']['collection'],
  id: unknown,
  field: string,
  without: (text: string) => string,
): Promise<void> {
  for (;;) {
    const doc = await collection.findOne({ _id: id as never }, { projection: { [field]: 1, version: 1 } });
    const before = doc?.[field] as unknown;
    if (!doc || typeof before !== 'string' || without(before) === before) return;
    const update: Doc = { $set: { [field]: without(before) }, ...('version' in doc && { $inc: { version: 1 } }) };
    const { matchedCount } = await collection.updateOne({ _id: id as never, [field]: before }, update);
    if (matchedCount === 1) return;
  }
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

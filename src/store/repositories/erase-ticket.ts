import type { ClientSession } from 'mongoose';
import type { Subject } from '../../desk/privacy/erasure.js';
import { pseudonym as pseudonymOf } from '../../desk/privacy/pseudonym.js';
import type { Doc } from '../models/schemas.js';
import type { ErasureParts } from './erasure.js';
import { redraw } from './redraw.js';

/** Erases one ticket, all of it or nothing. @returns how many messages; null where it was erased before */
export async function eraseTicket(
  parts: ErasureParts,
  ticketId: string,
  word: string,
  of?: { readonly subject: Subject; readonly pseudonym: string },
): Promise<number | null> {
  const { connection, models, workspace, clock } = parts;
  const { teamId } = workspace;
  const { tickets, messages, escalations, events, earlyChanges } = models;
  const erase = async (session: ClientSession): Promise<number | null> => {
    const now = clock.now();
    const ticket = (await tickets.collection.findOne({ _id: ticketId as never, teamId }, { session })) as Doc | null;
    if (!ticket || (ticket['erasedAt'] && !of)) return null;
    const written = (await messages.collection.find({ teamId, ticketId }, { session }).toArray()) as Doc[];
    const customers = of ? [of.subject.userId] : customersOf(ticket, written);
    const ids = customers.filter((id): id is string => typeof id === 'string');
    const pseudonym = of?.pseudonym ?? pseudonymOf(ticketId);
    const isCustomer = (id: unknown): boolean => typeof id === 'string' && ids.includes(id);
    await tickets.collection.updateOne(
      { _id: ticketId as never, teamId },
      {
        $set: {
          subject: word,
          description: '',
          tags: [],
          source: null,
          requester: { kind: 'slack', userId: pseudonym },
          conversation: keptConversation(ticket),
          openedBy: isCustomer(ticket['openedBy']) ? pseudonym : (ticket['openedBy'] as string),
          erasedAt: now,
        },
        $inc: { version: 1 },
      },
      { session },
    );
    const early = written.flatMap(({ source }) => {
      const place = source as { channel: string; ts: string } | null;
      return place ? [`${teamId}:${place.channel}:${place.ts}`] : [];
    });
    await earlyChanges.collection.deleteMany({ _id: { $in: early as never[] } }, { session });
    await messages.collection.updateMany(
      { teamId, ticketId },
      {
        $set: { text: '', files: [], source: null, copies: [], fileCopies: [], erasedAt: now },
        $unset: { revision: '' },
      },
      { session },
    );
    const theirs = { teamId, ticketId };
    await messages.collection.updateMany(
      { ...theirs, 'author.userId': { $in: ids } },
      { $set: { 'author.userId': pseudonym } },
      { session },
    );
    await events.collection.updateMany(
      { ...theirs, 'actor.userId': { $in: ids } },
      { $set: { 'actor.userId': pseudonym } },
      { session },
    );
    const told = { ...theirs, kind: { $in: ['confirmation', 'solved_notice'] } };
    await models.posts.collection.deleteMany(told, { session });
    const asked = (await escalations.collection.find(theirs, { session }).toArray()) as Doc[];
    await escalations.collection.updateMany(
      theirs,
      { $set: { reason: '', question: '' }, $unset: { returnReason: '' }, $inc: { version: 1 } },
      { session },
    );
    // what waits or was given up names nobody and quotes nobody's reasons
    const lines = { teamId, 'intent.kind': 'card_line', 'intent.ticketId': ticketId };
    await models.outbox.collection.deleteMany({ ...lines, state: 'dead' }, { session });
    await models.outbox.collection.updateMany(
      { ...lines, state: 'waiting', 'intent.line.values.reason': { $exists: true } },
      { $set: { 'intent.line.values.reason': `text:${word}` } },
      { session },
    );
    if (of) await redraw(parts, session, { cards: [ticketId], escalations: asked });
    return written.length;
  };
  const session = await connection.startSession();
  try {
    return await session.withTransaction(() => erase(session), { writeConcern: { w: 'majority' } });
  } finally {
    await session.endSession();
  }
}

/** The thread of a channel says nothing of a person: who writes there again is heard. A DM is somebody's. */
function keptConversation({ conversation, live }: Doc): Doc {
  const { kind, channel = '' } = conversation as { kind: string; channel?: string };
  return kind === 'thread' && !channel.startsWith('D') && live === false ? (conversation as Doc) : { kind: 'none' };
}

/** Who asked, and whoever else wrote as a customer. */
function customersOf(ticket: Doc, written: readonly Doc[]): unknown[] {
  const { requester } = ticket as { requester: { userId?: string } };
  const authors = written
    .filter(({ role }) => role === 'customer')
    .map(({ author }) => (author as { userId?: string }).userId);
  return [requester.userId, ...authors];
}

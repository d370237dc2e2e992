import type { ClientSession } from 'mongoose';
import { HasTicket } from '../../desk/errors.js';
import type { Doc, Models } from '../models/schemas.js';
import { isDuplicateKey } from '../mongo-errors.js';

/** What that person wrote at top level in that channel between the two timestamps. */
export function recentlyBy(teamId: string, userId: string, channel: string, from: string, to: string): Doc {
  // not mongoose's filter, which takes whatever it is given as plain data
  const where = { 'source.channel': { $eq: channel }, 'source.ts': { $gte: from, $lte: to }, 'source.threadTs': null };
  return { teamId, ...where, 'author.userId': { $eq: userId }, role: 'customer' };
}

/** Of several the latest; of it, whose it is. */
export const latestTicketId = { sort: { 'source.ts': -1 }, projection: { ticketId: 1 } } as const;

/**
 * Inserts a message unless there is one like that: looked for and inserted in one step.
 * @returns the ticket of that one; null where the message was inserted
 * @throws HasTicket where the message is there already
 */
export async function insertUnlessThere(
  models: Models,
  session: ClientSession,
  message: Doc,
  likeThat: Doc,
): Promise<string | null> {
  const options = { ...latestTicketId, upsert: true, returnDocument: 'before', session } as const;
  try {
    const there = await models.messages.collection.findOneAndUpdate(likeThat, { $setOnInsert: message }, options);
    return there && (there['ticketId'] as string);
  } catch (error) {
    throw isDuplicateKey(error) ? new HasTicket('messages') : error;
  }
}

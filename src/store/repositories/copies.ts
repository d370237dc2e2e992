import type { ClientSession } from 'mongoose';
import { afterCopy, afterFileCopy } from '../../desk/messages/copies.js';
import type { FileCopy, Message } from '../../desk/messages/message.js';
import type { Outgoing } from '../../desk/outbox/intent.js';
import type { SentResult } from '../../desk/outbox/queue.js';
import type { Doc, Models } from '../models/schemas.js';
import { toMessage } from './mapping.js';

/**
 * Notes with a message where it was repeated. An edit writes the same document, so one of the two waits for the other:
 * either the edit finds the copy, or this finds the edit.
 * @returns what has to follow because the message was changed while the copy went out
 */
export async function keepCopies(
  models: Models,
  teamId: string,
  { copy, fileCopy }: SentResult,
  session: ClientSession,
): Promise<Outgoing[]> {
  const add = async (messageId: string, field: string, place: object): Promise<Message | null> => {
    const doc = await models.messages
      .findOneAndUpdate(
        { _id: messageId, teamId },
        { $addToSet: { [field]: place } },
        { session, returnDocument: 'after' },
      )
      .lean<Doc | null>();
    return doc && toMessage(doc);
  };
  const follow: Outgoing[] = [];
  if (copy) {
    const message = await add(copy.messageId, 'copies', copy.place);
    if (message) follow.push(...afterCopy(message, copy));
  }
  if (fileCopy) {
    const { messageId, ...place } = fileCopy;
    const message = await add(messageId, 'fileCopies', place);
    if (message) follow.push(...afterFileCopy(message, place));
  }
  return follow;
}

/** Notes a file that is about to be shared again. @returns false where the message has lost it by now */
export async function beginFileCopy(
  models: Models,
  teamId: string,
  { messageId, ...copy }: FileCopy & { readonly messageId: string },
): Promise<boolean> {
  const withFile = { _id: messageId, teamId, 'files.id': copy.fileId };
  const { matchedCount } = await models.messages.updateOne(withFile, { $addToSet: { fileCopies: copy } });
  return matchedCount > 0;
}

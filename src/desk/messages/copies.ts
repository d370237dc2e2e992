import type { Outgoing } from '../outbox/intent.js';
import type { FileCopy, Message, Place } from './message.js';

/** What a copy of the message shows: another version calls for a correction. */
export function versionOf({ revision = '', deletedAt, erasedAt }: Message): string {
  if (erasedAt !== undefined) return 'erased';
  return deletedAt === undefined ? revision : 'deleted';
}

/** A copy is drawn anew, after its message was edited or deleted. */
export function correctCopy({ id }: Pick<Message, 'id'>, { channel, ts }: Place): Outgoing {
  return {
    intent: { kind: 'copy_update', messageId: id, channel, ts },
    lane: channel,
    coalesce: `copy:${channel}:${ts}`,
  };
}

/** A file that was shared again is taken back, after its message was deleted. */
export function takeBack({ id }: Message, { copyId, channel, threadTs }: FileCopy): Outgoing {
  return {
    intent: { kind: 'file_removal', messageId: id, copyId, channel, threadTs },
    lane: channel,
    coalesce: `file:${copyId}`,
  };
}

/** Files shared again that the message does not have any more. */
export function lostFiles(message: Message): FileCopy[] {
  const has = new Set(message.files.map((file) => file.id));
  return message.fileCopies.filter(({ fileId }) => !has.has(fileId));
}

/**
 * What has to follow when a copy is recorded: its message may have been edited or deleted while it went out.
 * @param message as it is in the recording transaction
 */
export function afterCopy(message: Message, copy: { readonly place: Place; readonly version: string }): Outgoing[] {
  return versionOf(message) === copy.version ? [] : [correctCopy(message, copy.place)];
}

/** The same for a file that was shared again. */
export function afterFileCopy(message: Message, copy: FileCopy): Outgoing[] {
  return message.files.some(({ id }) => id === copy.fileId) ? [] : [takeBack(message, copy)];
}

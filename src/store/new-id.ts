import { Types } from 'mongoose';

/** A new document id: 24 hex digits that grow with time, so that one process's ids sort in the order of making. */
export function newId(): string {
  return new Types.ObjectId().toHexString();
}

import { mongo } from 'mongoose';

/** E11000: a document with that unique key is there already. */
export function isDuplicateKey(error: unknown, index?: string): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 11000) return false;
  return index === undefined || ('message' in error && String(error.message).includes(index));
}

/**
 * Inserts many, unordered, where some may be there already.
 * @returns the positions of those that were. @throws every other error
 */
export async function duplicatesIn(insert: () => Promise<unknown>): Promise<ReadonlySet<number>> {
  try {
    await insert();
    return new Set();
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
    const errors = [error.writeErrors].flat();
    if (errors.length === 0 || errors.some(({ code }) => code !== 11000)) throw error;
    return new Set(errors.map((each) => each.index));
  }
}

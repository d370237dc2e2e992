import { randomUUID } from 'node:crypto';
import type { Doc, Models } from './models/schemas.js';
import { isDuplicateKey } from './mongo-errors.js';
import { within } from './within.js';

/** A database that does not answer is given up. */
const timeoutMs = 2000;

/** A lease that was taken. */
export interface Taken {
  /** What who had it before noted, where they never gave it back. */
  readonly abandoned: unknown;
}

/**
 * One thing that one process at a time may do. It ends by itself, by the database's clock, so that hosts need not agree
 * on the time and a process that dies holds nobody up for long.
 */
export class Lease {
  readonly #locks: Models['locks']['collection'];
  readonly #id: never;
  readonly #owner = randomUUID();

  constructor(models: Models, id: string) {
    this.#locks = models.locks.collection;
    this.#id = id as never;
  }

  /**
   * Takes it for `ms` from now, or keeps it. Who has it learns that it is wanted.
   * @param note for whoever takes it over, should it never be given back
   * @returns null where another process has it
   * @throws the database's errors, within 2 s
   */
  async take(ms: number, note: unknown = null): Promise<Taken | null> {
    const owner = this.#owner;
    const hasOwner = { $ne: [{ $ifNull: ['$owner', null] }, null] };
    const isOthers = { $and: [hasOwner, { $ne: ['$owner', owner] }] };
    const isTheirs = { $and: [isOthers, { $gte: ['$until', '$$NOW'] }] };
    const unlessTheirs = (value: unknown, field: string): Doc => ({ $cond: [isTheirs, field, value] });
    const fields = {
      owner: unlessTheirs(owner, '$owner'),
      until: unlessTheirs({ $add: ['$$NOW', ms] }, '$until'),
      note: unlessTheirs({ $literal: note }, '$note'),
      wanted: isTheirs,
      abandoned: { $cond: [{ $and: [isOthers, { $not: [isTheirs] }] }, '$note', null] },
    };
    const options = { upsert: true, returnDocument: 'after' } as const;
    const asked = this.#locks.findOneAndUpdate({ _id: this.#id }, [{ $set: fields }], options);
    const after = await within(timeoutMs, asked).catch((error: unknown) => {
      if (isDuplicateKey(error)) return null; // another process made it in this moment
      throw error;
    });
    return after?.['owner'] === owner ? { abandoned: after['abandoned'] as unknown } : null;
  }

  /** Gives it back. @returns false where it was not this process's any more, or `ifWanted` and nobody wants it */
  async release({ ifWanted = false } = {}): Promise<boolean> {
    const filter = { _id: this.#id, owner: this.#owner, ...(ifWanted ? { wanted: true } : {}) };
    const given = this.#locks.updateOne(filter, { $set: { owner: null, wanted: false } });
    const { matchedCount } = await within(timeoutMs, given);
    return matchedCount === 1;
  }
}

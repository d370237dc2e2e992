import type { ClientSession } from 'mongoose';
import type { Models } from '../models/schemas.js';

/**
 * Ticket numbers of one transaction. Where several use-cases share it, as many are taken at once as may be wanted, and
 * what is left goes back before the commit: in groups of creations the counter is written once.
 */
export class TakenNumbers {
  readonly #collection: Models['counters']['collection'];
  readonly #session: ClientSession;
  readonly #id: string;
  readonly #together: number;
  #current = 0;
  #next = 1;
  #last = 0;

  /** @param together how many use-cases share the transaction; each mostly takes one number or none */
  constructor(models: Models, session: ClientSession, teamId: string, together: number) {
    this.#collection = models.counters.collection;
    this.#session = session;
    this.#id = `${teamId}:tickets`;
    this.#together = together;
  }

  /** Which of them is at work, from 0. */
  set current(n: number) {
    this.#current = n;
  }

  /** The next number of the workspace. */
  async next(): Promise<number> {
    if (this.#next > this.#last) {
      const wanted = this.#together - this.#current;
      this.#last = await this.#add(wanted);
      this.#next = this.#last - wanted + 1;
    }
    return this.#next++;
  }

  /** What was taken and is not wanted. */
  async giveBack(): Promise<void> {
    const left = this.#last - this.#next + 1;
    if (left > 0) await this.#add(-left);
  }

  async #add(count: number): Promise<number> {
    const counter = await this.#collection.findOneAndUpdate(
      { _id: this.#id as never },
      { $inc: { value: count } },
      { upsert: true, returnDocument: 'after', session: this.#session },
    );
    return counter?.['value'] as number;
  }
}

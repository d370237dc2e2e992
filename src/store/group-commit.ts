import { CodedError } from '../base/errors.js';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
  isOver: boolean;
}

interface Limits {
  /** How many are saved together at most. */
  readonly most: number;
  /** How many groups may be on their way side by side, so that a slow one does not hold up the next. */
  readonly sideBySide: number;
  /** How long one may wait to be saved. */
  readonly budgetMs: number;
}

interface Saving<Item, Result> extends Limits {
  /** Saves all of them. @returns one result for each, in their order */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** It was saved after all, when nobody waited for it any more. */
  readonly late: (item: Item, result: Result) => void;
}

/**
 * Saves together what arrives while something is being saved: the database forces its journal to disk once for all of
 * them. The first goes at once, so that a single one waits for nobody.
 */
export class GroupCommit<Item, Result> {
  readonly #saving: Saving<Item, Result>;
  #waiting: Waiting<Item, Result>[] = [];
  #running = 0;

  constructor(saving: Saving<Item, Result>) {
    this.#saving = saving;
  }

  /** @throws CodedError `not_saved_in_time`; it may be saved all the same a little later */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.isOver = true;
        reject(new CodedError('not_saved_in_time', 'The database did not save it in time'));
      }, this.#saving.budgetMs);
      const waiting: Waiting<Item, Result> = {
        item,
        isOver: false,
        resolve: (result) => {
          clearTimeout(timer);
          resolve(result);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.#waiting.push(waiting);
      if (this.#running < this.#saving.sideBySide) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running += 1;
    for (;;) {
      const all = this.#waiting.splice(0, this.#saving.most);
      const batch = all.filter(({ isOver }) => !isOver);
      if (all.length === 0) break;
      if (batch.length > 0) await this.#save(batch);
    }
    this.#running -= 1;
  }

  async #save(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#saving.commit(batch.map(({ item }) => item));
      for (const [n, { item, isOver, resolve }] of batch.entries()) {
        if (isOver) this.#saving.late(item, results[n] as Result);
        else resolve(results[n] as Result);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error as Error);
    }
  }
}

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

/**
 * Saves together what arrives while something is being saved: the database forces its journal to disk once for all of
 * them. The first goes at once, so that a single one waits for nobody.
 */
export class GroupCommit<Item, Result> {
  readonly #commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #limits: Limits;
  #waiting: Waiting<Item, Result>[] = [];
  #running = 0;

  /** @param commit saves all of them. @returns one result for each, in their order */
  constructor(commit: (items: readonly Item[]) => Promise<readonly Result[]>, limits: Limits) {
    this.#commit = commit;
    this.#limits = limits;
  }

  /** @throws CodedError `not_saved_in_time`; it may be saved all the same a little later */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.isOver = true;
        reject(new CodedError('not_saved_in_time', 'The database did not save it in time'));
      }, this.#limits.budgetMs);
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
      if (this.#running < this.#limits.sideBySide) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running += 1;
    for (;;) {
      const all = this.#waiting.splice(0, this.#limits.most);
      const batch = all.filter(({ isOver }) => !isOver);
      if (all.length === 0) break;
      if (batch.length > 0) await this.#save(batch);
    }
    this.#running -= 1;
  }

  async #save(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#commit(batch.map(({ item }) => item));
      for (const [n, { resolve }] of batch.entries()) resolve(results[n] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error as Error);
    }
  }
}

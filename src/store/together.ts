import { setImmediate as endOfTurn } from 'node:timers/promises';
import { CodedError } from '../base/errors.js';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
  isOver: boolean;
}

interface Limits {
  /** How many go together at most. */
  readonly most: number;
  /** How many groups may be on their way side by side, so that a slow one does not hold up the next. */
  readonly sideBySide: number;
  /** How long one may wait, in milliseconds. */
  readonly budgetMs: number;
}

interface Work<Item, Result> extends Limits {
  /** Each group waits for the end of the turn: what was asked for before it goes first, and others may join. */
  readonly isPatient?: boolean;
  /** Does it for all of them. @returns one result for each, in their order */
  readonly handle: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** It was done after all, when nobody waited for it any more. */
  readonly late?: (item: Item, result: Result) => void;
}

/**
 * Asks the database together for what comes up while it is busy with the same: saving, it forces its journal to disk once
 * for all of them. The first goes at once, so that a single one waits for nobody.
 */
export class Together<Item, Result> {
  readonly #work: Work<Item, Result>;
  #waiting: Waiting<Item, Result>[] = [];
  #running = 0;

  constructor(work: Work<Item, Result>) {
    this.#work = work;
  }

  /** @throws CodedError `not_in_time`; it may be done all the same a little later */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.isOver = true;
        reject(new CodedError('not_in_time', 'The database did not do it in time'));
      }, this.#work.budgetMs);
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
      if (this.#running < this.#work.sideBySide) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running += 1;
    for (;;) {
      if (this.#work.isPatient) await endOfTurn();
      const all = this.#waiting.splice(0, this.#work.most);
      const batch = all.filter(({ isOver }) => !isOver);
      if (all.length === 0) break;
      if (batch.length > 0) await this.#handle(batch);
    }
    this.#running -= 1;
  }

  async #handle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#work.handle(batch.map(({ item }) => item));
      for (const [n, { item, isOver, resolve }] of batch.entries()) {
        if (isOver) this.#work.late?.(item, results[n] as Result);
        else resolve(results[n] as Result);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error as Error);
    }
  }
}

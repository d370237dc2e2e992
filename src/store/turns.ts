import { mongo, type ClientSession } from 'mongoose';
import { CodedError } from '../base/errors.js';
import type { Transaction } from '../desk/ports.js';
import type { NumberTurn } from './number-turn.js';
import { OneFailed } from './one-failed.js';
import type { SharedTransaction } from './repositories/writes.js';

type Work<T> = (tx: Transaction) => Promise<T>;
/** Runs a transaction once; `again` where it met another one and was rolled back. */
export type Attempt = <T>(
  work: (tx: SharedTransaction) => Promise<T>,
  ms: number,
  session: ClientSession | null,
  together: number,
) => Promise<T | 'again'>;

interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** How many share a transaction. */
const most = 16;

/**
 * Work that takes a ticket number, one after the other: what arrives while a transaction is under way shares the next
 * one (docs/adr/0010-numbers-in-groups.md). What fails by itself takes nobody with it.
 */
export class Turns {
  readonly #attempt: Attempt;
  readonly #turn: NumberTurn;
  readonly #budgetMs: number;
  readonly #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(attempt: Attempt, turn: NumberTurn, budgetMs: number) {
    this.#attempt = attempt;
    this.#turn = turn;
    this.#budgetMs = budgetMs;
  }

  /** @throws whatever `work` throws, after everything of it was rolled back */
  take<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      let group = this.#waiting.splice(0, most);
      // told after the others are saved: it may be one of them that they failed because of
      const failed: (() => void)[] = [];
      while (group.length > 0) {
        group = await this.#together(group, failed);
        // between the runs of a group, too: with many that fail they take longer than another process may wait
        await this.#turn.done(group.length > 0 || this.#waiting.length > 0);
      }
      for (const tell of failed) tell();
    }
    this.#isRunning = false;
  }

  /** @returns who is to be run again, because another of them failed by itself */
  async #together(group: Waiting[], failed: (() => void)[]): Promise<Waiting[]> {
    try {
      const results = await this.#save(group);
      for (const [n, { resolve }] of group.entries()) resolve(results[n]);
      return [];
    } catch (error) {
      if (error instanceof OneFailed) {
        failed.push(() => group[error.at]?.reject(error.cause as Error));
        return group.filter((_, n) => n !== error.at);
      }
      // what the database says is true of all of them, and may come after a commit: nothing is run again
      for (const { reject } of group) reject(error as Error);
      return [];
    }
  }

  async #save(group: readonly Waiting[]): Promise<unknown[]> {
    const deadline = performance.now() + this.#budgetMs;
    const all = async (tx: SharedTransaction): Promise<unknown[]> => {
      const done: unknown[] = [];
      for (const [n, { work }] of group.entries()) {
        tx.turnOf(n);
        try {
          done.push(await work(tx));
        } catch (error) {
          const isSaid = error instanceof mongo.MongoError || error instanceof OneFailed;
          throw isSaid ? error : new OneFailed(n, error);
        }
      }
      await tx.finish();
      return done;
    };
    for (let tries = 0; ; tries += 1) {
      // who is alone does not wait for a turn, as long as nobody is in the way
      const session = group.length === 1 && tries === 0 ? null : await this.#turn.take(deadline);
      const left = deadline - performance.now();
      if (left <= 0) throw new CodedError('number_not_in_time', 'Other processes took numbers all the time');
      const done = await this.#attempt(all, left, session, group.length);
      if (done !== 'again') return done;
    }
  }
}

import { mongo, type ClientSession } from 'mongoose';
import { StaleError } from '../../desk/errors.js';
import type { Models } from '../models/schemas.js';
import { isDuplicateKey } from '../mongo-errors.js';
import { OneFailed } from '../one-failed.js';

/** The collections whose writes may be gathered, in the order in which they go out. */
const gatheredIn = ['receipts', 'messages', 'tickets', 'escalations', 'events', 'outbox'] as const;
type Gathered = (typeof gatheredIn)[number];

/** The unique index of ticket numbers, as MongoDB calls it. */
const numberIndex = 'teamId_1_number_1';

interface Ifs {
  /** What a unique index that knows such a document leads to. */
  readonly refuse?: (() => Error) | undefined;
  /** What is wrong with it; told when it is its turn. */
  readonly fault?: Error | undefined;
}
interface Write extends Ifs {
  readonly operation: mongo.AnyBulkWriteOperation;
  /** Which use-case of the transaction wants it. */
  readonly of: number;
}

/**
 * The writes of one transaction. A session takes one command at a time: they go out in the order in which they were
 * asked for, none after one that failed, and a caller that does not wait for each has the next prepared while one is
 * under way. Where several use-cases share the transaction, what they insert is gathered, and goes out together before
 * the next question and at the end: a few commands for all of them instead of a few for each.
 */
export class OrderedWrites {
  readonly #models: Models;
  readonly #session: ClientSession;
  readonly #isGathering: boolean;
  readonly #waiting = new Map<Gathered, Write[]>();
  #last: Promise<unknown> = Promise.resolve();
  #current = 0;

  /** @param isGathering several use-cases share the transaction */
  constructor(models: Models, session: ClientSession, isGathering: boolean) {
    this.#models = models;
    this.#session = session;
    this.#isGathering = isGathering;
  }

  /** From now on writes are of the n-th use-case. */
  set current(n: number) {
    this.#current = n;
  }

  /** Sends a command after those before. */
  inOrder<T>(send: () => Promise<T>): Promise<T> {
    const sent = this.#last.then(send);
    this.#last = sent;
    return sent;
  }

  async add(name: Gathered, operations: readonly Write['operation'][], ifs: Ifs = {}): Promise<void> {
    const waiting = this.#waiting.get(name) ?? [];
    waiting.push(...operations.map((operation) => ({ ...ifs, operation, of: this.#current })));
    this.#waiting.set(name, waiting);
    if (!this.#isGathering) await this.flush();
  }

  /** Sends what was gathered. @throws OneFailed where one of several use-cases is to blame */
  async flush(): Promise<void> {
    const sent: Promise<void>[] = [];
    for (const name of gatheredIn) {
      const writes = this.#waiting.get(name);
      this.#waiting.delete(name);
      if (writes) sent.push(this.inOrder(() => this.#send(name, writes)));
    }
    await Promise.all(sent);
  }

  async #send(name: Gathered, writes: readonly Write[]): Promise<void> {
    const session = this.#session;
    const { collection } = this.#models[name];
    const wrong = writes.find(({ fault }) => fault);
    if (wrong) throw this.#blame(wrong, wrong.fault);
    const sorted = insertsFirst(writes);
    const operations = sorted.map(({ operation }) => operation);
    const [first] = operations;
    try {
      if (first && 'insertOne' in first && operations.length === 1) {
        await collection.insertOne(first.insertOne.document, { session });
        return;
      }
      const { matchedCount } = await collection.bulkWrite(operations, { session });
      const replaced = operations.filter((each) => 'replaceOne' in each).length;
      if (matchedCount < replaced) throw new StaleError(`${name} changed meanwhile`);
    } catch (error) {
      if (name === 'tickets' && isDuplicateKey(error, numberIndex)) throw rolledBack(error);
      const at = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat()[0]?.index : 0;
      const write = sorted[at ?? 0];
      throw write?.refuse && isDuplicateKey(error) ? this.#blame(write, write.refuse()) : error;
    }
  }

  #blame({ of }: Write, error: unknown): unknown {
    return this.#isGathering ? new OneFailed(of, error) : error;
  }
}

/** A command holds one kind of write, and nothing is changed here before it is inserted. */
function insertsFirst(writes: readonly Write[]): readonly Write[] {
  const isInsert = ({ operation }: Write): boolean => 'insertOne' in operation;
  return [...writes.filter(isInsert), ...writes.filter((write) => !isInsert(write))];
}

/** Another process was faster with that number: the transaction is over, and run again like after any other collision. */
function rolledBack(error: unknown): unknown {
  if (error instanceof mongo.MongoError) error.addErrorLabel('TransientTransactionError');
  return error;
}

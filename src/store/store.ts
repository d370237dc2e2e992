import type { Connection } from 'mongoose';
import type { Clock } from '../base/clock.js';
import type { Store, Transaction } from '../desk/ports.js';
import type { Models } from './models/schemas.js';
import { createReads, type Workspace } from './repositories/reads.js';
import { createTransaction } from './repositories/writes.js';

/** How long a use-case may take to commit before its caller is told that it was not saved. */
const commitBudgetMs = 2000;

/** The desk's memory in MongoDB: each use-case is one transaction, majority and journaled. */
export function createStore(connection: Connection, models: Models, workspace: Workspace, clock: Clock): Store {
  let last: Promise<unknown> = Promise.resolve();
  const store: Store = {
    reads: createReads(models, workspace),
    inTurn<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      const turn = last.then(() => store.transaction(work));
      last = turn.catch(() => undefined);
      return turn;
    },
    async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      const session = await connection.startSession();
      try {
        return await session.withTransaction(() => work(createTransaction(models, workspace, clock, session)), {
          timeoutMS: commitBudgetMs,
          readConcern: { level: 'snapshot' },
          writeConcern: { w: 'majority' },
        });
      } finally {
        await session.endSession();
      }
    },
  };
  return store;
}

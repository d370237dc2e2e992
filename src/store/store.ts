import { mongo, type ClientSession, type Connection } from 'mongoose';
import type { Clock } from '../base/clock.js';
import { PerhapsSaved } from '../desk/errors.js';
import type { Store } from '../desk/ports.js';
import type { Models } from './models/schemas.js';
import { NumberTurn } from './number-turn.js';
import { createReads, type Workspace } from './repositories/reads.js';
import { TicketNumbers } from './repositories/ticket-numbers.js';
import { createTransaction, type SharedTransaction } from './repositories/writes.js';
import { within } from './within.js';
import { Turns, type Attempt } from './turns.js';

/** How long a use-case may take to commit before its caller is told that it was not saved. */
const commitBudgetMs = 2000;

/** MongoDB's code for what a transaction is told whose session was ended. */
const interrupted = 11_601;

/** Another process took the number, or the turn over: the transaction is rolled back. */
class Collision extends Error {
  override readonly name = 'Collision';
}

/** The desk's memory in MongoDB: each use-case is one transaction, majority and journaled. */
export function createStore(connection: Connection, models: Models, workspace: Workspace, clock: Clock): Store {
  const numbers = new TicketNumbers(models, workspace.teamId);
  const run = <T>(
    work: (tx: SharedTransaction) => Promise<T>,
    ms: number,
    session: ClientSession,
    together = 1,
  ): Promise<T> => {
    let tx: SharedTransaction | null = null;
    let isCommitting = false;
    const once = async (): Promise<T> => {
      isCommitting = false; // a transaction that is run again begins anew
      if (tx) numbers.collided();
      tx = createTransaction(models, workspace, clock, session, { numbers, together });
      const result = await work(tx);
      isCommitting = true;
      return result;
    };
    const options = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;
    const committed = session.withTransaction(once, options).then((result) => {
      tx?.committed();
      return result;
    });
    // an ended session commits nothing any more, whenever the database may answer again
    return within(ms, committed, () => void session.endSession().catch(() => undefined)).catch((error: unknown) => {
      throw isCommitting && !isRolledBack(error) ? new PerhapsSaved(error) : error;
    });
  };
  const withSession = async <T>(work: (session: ClientSession) => Promise<T>): Promise<T> => {
    const session = await connection.startSession();
    try {
      return await work(session);
    } finally {
      await session.endSession();
    }
  };
  const attempt: Attempt = async (work, ms, known, together) => {
    const once = (session: ClientSession) => run((tx) => work(tx).catch(tellCollision), ms, session, together);
    try {
      return await (known ? once(known) : withSession(once));
    } catch (error) {
      if (!(error instanceof Collision)) throw error;
      numbers.collided();
      return 'again';
    }
  };
  const turns = new Turns(attempt, new NumberTurn(connection, models, workspace.teamId), commitBudgetMs);
  return {
    reads: createReads(models, workspace),
    inTurn: (work) => turns.take(work),
    transaction: (work) => withSession((session) => run(work, commitBudgetMs, session)),
  };
}

/** The driver would wait and repeat by itself, longer each time, and find the next number taken, too. */
function tellCollision(error: unknown): never {
  const isOver = isRolledBack(error) || (error instanceof mongo.MongoServerError && error.code === interrupted);
  throw isOver ? new Collision('Another process takes numbers', { cause: error }) : error;
}

/** Whether the database says that nothing of the transaction was kept. */
function isRolledBack(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.hasErrorLabel('TransientTransactionError');
}

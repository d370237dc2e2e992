import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { CodedError, messageOf } from '../base/errors.js';
import { redactText } from '../base/redact.js';
import { translator, type Translate } from '../i18n/translate.js';
import { within } from './within.js';

const DEFAULT_DATABASE = 'bellhop';

/** What a handler that Slack waits for can afford: it answers within 3 s, database or not. */
const SERVER_SELECTION_MS = 2_000;

/** How often the first contact is sought: a machine that is busy with the start itself may miss a server that is there. */
const FIRST_CONTACTS = 2;

/** Which database. */
export interface StoreAddress {
  readonly uri: string;
  /** Omitted: the one the uri names, else `bellhop`. */
  readonly dbName?: string;
}

/**
 * Opens the desk's own connection (not mongoose's global one). Writes are majority and journaled, nothing is buffered
 * while the database is away, unknown fields in a filter throw, and an object of operators in a filter is taken as
 * plain data unless the code wraps it in mongoose's `trusted()`.
 * @param t the language of the errors
 * @throws CodedError `database_unreachable`, `database_not_replicated`
 */
export async function connectStore(address: StoreAddress, t: Translate = translator('en')): Promise<Connection> {
  for (let contacts = 1; ; contacts += 1) {
    try {
      return await open(address, t);
    } catch (error) {
      const isSilent =
        error instanceof CodedError && error.cause instanceof mongoose.Error.MongooseServerSelectionError;
      if (!isSilent || contacts === FIRST_CONTACTS) throw error;
    }
  }
}

async function open({ uri, dbName }: StoreAddress, t: Translate): Promise<Connection> {
  const desk = new mongoose.Mongoose({ strictQuery: 'throw' });
  const connection = desk.createConnection();
  try {
    await connection.openUri(uri, {
      appName: 'bellhop',
      autoCreate: false,
      autoIndex: false,
      bufferCommands: false,
      // one that accepts and says nothing is noticed after both together, not after 40 s
      connectTimeoutMS: 5000,
      heartbeatFrequencyMS: 5000,
      dbName: dbName ?? databaseIn(uri),
      maxPoolSize: 50,
      retryReads: true,
      retryWrites: true,
      sanitizeFilter: true,
      serverSelectionTimeoutMS: SERVER_SELECTION_MS,
      writeConcern: { w: 'majority' },
    });
    await assertReplicated(connection, t);
    return connection;
  } catch (error) {
    await connection.destroy();
    throw error instanceof CodedError ? error : unreachable(uri, error, t);
  }
}

/** Asks the database for a sign of life. @returns how long it took, in ms */
export async function ping(connection: Connection): Promise<number> {
  const began = performance.now();
  await connection.getClient().db('admin').command({ ping: 1 });
  return performance.now() - began;
}

/** Whether the database answers within a second. */
export async function isThere(connection: Connection): Promise<boolean> {
  try {
    await within(1000, ping(connection));
    return true;
  } catch {
    return false;
  }
}

function databaseIn(uri: string): string {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? DEFAULT_DATABASE;
}

async function assertReplicated(connection: Connection, t: Translate): Promise<void> {
  const hello = await connection.getClient().db('admin').command({ hello: 1 });
  if (hello['setName'] !== undefined || hello['msg'] === 'isdbgrid') return;
  throw new CodedError('database_not_replicated', t('database.not_replicated'));
}

function unreachable(uri: string, error: unknown, t: Translate): CodedError {
  const message = t('database.cannot_be_used', { uri: redactText(uri), why: redactText(messageOf(error)) });
  return new CodedError('database_unreachable', message, { cause: error });
}

import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { CodedError, hasCode } from '../../base/errors.js';

const { MongoClient } = mongoose.mongo;
type Db = mongoose.mongo.Db;

export const REPLICA_SET = 'rs0';
const POLL_MS = 15;
const PRIMARY_LIMIT_MS = 30_000;

const directUri = (port: number): string => `mongodb://127.0.0.1:${port}/?directConnection=true`;

/** MongoDB's error codes that say where the set stands. */
const NOT_YET_INITIALIZED = 94;
const NOT_A_MEMBER = 93;

/**
 * Makes the mongod on a port the primary of its own one-member replica set, whatever its data says about ports.
 * @returns MongoDB's version
 * @throws CodedError `no_primary`
 */
export async function becomePrimary(port: number): Promise<string> {
  const client = new MongoClient(directUri(port), {
    serverSelectionTimeoutMS: PRIMARY_LIMIT_MS,
    maxPoolSize: 2,
  });
  try {
    const admin = client.db('admin');
    await settle(admin, `127.0.0.1:${port}`);
    await hastenShutdown(admin);
    return String((await admin.command({ buildInfo: 1 }))['version']);
  } finally {
    await client.close();
  }
}

/** Asks the mongod on a port to end in order, without waiting for other members. */
export async function shutDown(port: number): Promise<void> {
  const client = new MongoClient(directUri(port), { serverSelectionTimeoutMS: 2_000 });
  try {
    await client.db('admin').command({ shutdown: 1, force: true, timeoutSecs: 0 });
  } catch {
    // It hangs up instead of answering; whether it ended is seen by its process.
  } finally {
    await client.close();
  }
}

async function settle(admin: Db, host: string): Promise<void> {
  const deadline = Date.now() + PRIMARY_LIMIT_MS;
  while (Date.now() < deadline) {
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] === true && hello['me'] === host) return;
    if (hello['setName'] === undefined) await configure(admin, host);
    await pause(POLL_MS);
  }
  throw new CodedError('no_primary', `The embedded MongoDB did not become ready within ${PRIMARY_LIMIT_MS / 1000} s.`);
}

/** A member without a set: new data, or data whose set lives at another port. */
async function configure(admin: Db, host: string): Promise<void> {
  try {
    await admin.command({ replSetGetStatus: 1 });
  } catch (error) {
    if (hasCode(error, NOT_YET_INITIALIZED)) await initiate(admin, host);
    else if (hasCode(error, NOT_A_MEMBER)) await moveTo(admin, host);
    else throw error;
  }
}

async function initiate(admin: Db, host: string): Promise<void> {
  if ((await storedConfig(admin)) !== null) return; // still loading it
  await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } });
}

async function moveTo(admin: Db, host: string): Promise<void> {
  const config = await storedConfig(admin);
  if (config === null) return;
  const version = Number(config['version']) + 1;
  await admin.command({ replSetReconfig: { ...config, version, members: [{ _id: 0, host }] }, force: true });
}

async function storedConfig(admin: Db): Promise<Record<string, unknown> | null> {
  return sibling(admin, 'local').collection('system.replset').findOne();
}

const sibling = (admin: Db, name: string): Db => admin.client.db(name);

/** A primary waits 15 s for its clients when it is told to stop by a signal; nobody else needs this one. */
async function hastenShutdown(admin: Db): Promise<void> {
  await admin.command({ setParameter: 1, shutdownTimeoutMillisForSignaledShutdown: 100 }).catch(() => undefined);
}

import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { CodedError, hasCode } from '../../base/errors.js';
import type { Translate } from '../../i18n/translate.js';

const { MongoClient, MongoNetworkError } = mongoose.mongo;
type Db = mongoose.mongo.Db;

export const REPLICA_SET = 'rs0';
const POLL_MS = 15;
/** When the old port now belongs to a program that never answers, mongod alone waits 30 s for it. */
const PRIMARY_LIMIT_MS = 60_000;

/** MongoDB's error codes that say where the set stands. */
const NOT_YET_INITIALIZED = 94;
const NOT_A_MEMBER = 93;

/** MongoDB's error codes for "not at this moment": a state or a configuration is just changing. */
const TRANSIENT: readonly number[] = [91, 109, 189, 10_107, 11_600, 11_602];

/**
 * Makes the mongod on a port the primary of its own one-member replica set, whatever its data says about ports.
 * @param temporary a new set's majority writes do not wait for the disk
 * @returns MongoDB's version
 * @throws CodedError `no_primary`
 */
export async function becomePrimary(port: number, t: Translate, temporary = false): Promise<string> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 5_000,
    maxPoolSize: 2,
  });
  const deadline = Date.now() + PRIMARY_LIMIT_MS;
  try {
    for (;;) {
      const version = await step(client.db('admin'), `127.0.0.1:${port}`, temporary).catch(unlessTransient);
      if (version !== undefined) return version;
      if (Date.now() > deadline) throw tooLate(t);
      await pause(POLL_MS);
    }
  } finally {
    await client.close();
  }
}

/** @returns the version once this is the primary; until then, does what is due */
async function step(admin: Db, host: string, temporary: boolean): Promise<string | undefined> {
  const hello = await admin.command({ hello: 1 });
  if (hello['isWritablePrimary'] === true && hello['me'] === host) {
    await hastenShutdown(admin);
    return String((await admin.command({ buildInfo: 1 }))['version']);
  }
  if (hello['setName'] === undefined) await configure(admin, host, temporary);
  return undefined;
}

/** mongod hangs up on its clients when its state changes. */
function unlessTransient(error: unknown): undefined {
  if (error instanceof MongoNetworkError || TRANSIENT.some((code) => hasCode(error, code))) return undefined;
  throw error;
}

function tooLate(t: Translate): CodedError {
  return new CodedError('no_primary', t('database.not_ready', { seconds: String(PRIMARY_LIMIT_MS / 1000) }));
}

/** A member without a set: new data, or data whose set lives at another port. */
async function configure(admin: Db, host: string, temporary: boolean): Promise<void> {
  try {
    await admin.command({ replSetGetStatus: 1 });
  } catch (error) {
    if (hasCode(error, NOT_YET_INITIALIZED)) await initiate(admin, host, temporary);
    else if (hasCode(error, NOT_A_MEMBER)) await moveTo(admin, host);
    else throw error;
  }
}

async function initiate(admin: Db, host: string, temporary: boolean): Promise<void> {
  if ((await storedConfig(admin)) !== null) return; // still loading it
  const config = { _id: REPLICA_SET, members: [{ _id: 0, host }], writeConcernMajorityJournalDefault: !temporary };
  await admin.command({ replSetInitiate: config });
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

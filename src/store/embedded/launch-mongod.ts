import { setTimeout as pause } from 'node:timers/promises';
import { CodedError, messageOf } from '../../base/errors.js';
import type { Translate } from '../../i18n/translate.js';
import { EmbeddedServer, MongodEnded, exitCodes } from './memory-server.js';
import { choosePort } from './mongo-home.js';
import type { MongoHome, MongoNotes } from './mongo-home.js';
import { REPLICA_SET } from './replica-set.js';
import { LOCKED_LIMIT_MS, locked, waitForData } from './wait-for-data.js';

const RETRY_MS = 250;
/** Recovery after a crash may take a while when there is much data. */
const LAUNCH_LIMIT_MS = 120_000;

/** Cache and oplog of a desk, not of a data centre; no socket file that another user's run could have left. */
const modestArgs = ['--wiredTigerCacheSizeGB', '1', '--oplogSize', '512', '--quiet'];
/** What a process leaves open that was killed in a transaction holds up others; the longest of ours takes 2 s. */
const transactionArgs = ['--setParameter', 'transactionLifetimeLimitSeconds=4'];
const socketArgs = process.platform === 'win32' ? [] : ['--nounixsocket'];

interface LaunchOptions {
  readonly binary: string;
  readonly port?: number;
  readonly args?: readonly string[];
  readonly onProgress?: (line: string) => void;
  readonly t: Translate;
}

/**
 * Launches mongod on the home's data: waits for an orphan to let go of it, and tries again when the data or the port is
 * still somebody else's.
 * @throws CodedError `database_locked`, `database_version`, `mongod_failed`
 */
export async function launchMongod(
  { dbPath }: MongoHome,
  options: LaunchOptions,
  notes: MongoNotes,
): Promise<{ server: EmbeddedServer; port: number }> {
  const deadline = Date.now() + LOCKED_LIMIT_MS;
  let wished = options.port ?? notes.port;
  for (;;) {
    await waitForData(dbPath, deadline, options.t);
    const port = await choosePort(wished, options.t);
    if (wished !== undefined && port !== wished)
      options.onProgress?.(options.t('database.port_moves', { port: String(wished), other: String(port) }));
    const server = new EmbeddedServer({
      instance: {
        port,
        portGeneration: false,
        dbPath,
        storageEngine: 'wiredTiger',
        replSet: REPLICA_SET,
        launchTimeout: LAUNCH_LIMIT_MS,
        args: [...modestArgs, ...transactionArgs, ...socketArgs, ...(options.args ?? [])],
      },
      binary: { systemBinary: options.binary },
      // Its own process group: Ctrl+C in the terminal must reach Bellhop first, which then stops it in order.
      spawn: { detached: true },
    });
    try {
      await server.start();
      return { server, port };
    } catch (error) {
      if (!(error instanceof MongodEnded)) throw failed(error, options.t);
      if (error.exitCode === exitCodes.portInUse) wished = undefined;
      else if (error.exitCode !== exitCodes.dataInUse) throw explained(error, { dbPath, notes, t: options.t });
      if (Date.now() > deadline)
        throw error.exitCode === exitCodes.dataInUse ? locked(dbPath, options.t) : failed(error, options.t);
      await pause(RETRY_MS);
    }
  }
}

function explained(
  error: MongodEnded,
  { dbPath, notes, t }: { dbPath: string; notes: MongoNotes; t: Translate },
): CodedError {
  if (error.exitCode !== exitCodes.needsOtherVersion) return failed(error, t);
  const writer = notes.version === undefined ? t('database.other_version') : `MongoDB ${notes.version}`;
  const words = t('database.version', { folder: dbPath, writer });
  return new CodedError('database_version', words, { cause: error });
}

function failed(error: unknown, t: Translate): CodedError {
  return new CodedError('mongod_failed', t('database.failed', { why: messageOf(error) }), { cause: error });
}

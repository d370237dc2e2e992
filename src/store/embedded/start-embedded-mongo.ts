import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { CodedError, messageOf } from '../../base/errors.js';
import { userCacheDir } from './binary-cache.js';
import { lockHome } from './home-lock.js';
import { EmbeddedServer, MongodEnded, exitCodes } from './memory-server.js';
import { choosePort, prepareHome, readNotes, writeNotes } from './mongo-home.js';
import type { MongoHome, MongoNotes } from './mongo-home.js';
import { REPLICA_SET, becomePrimary } from './replica-set.js';
import { resolveMongoBinary } from './resolve-mongo-binary.js';
import { LOCKED_LIMIT_MS, locked, waitForData } from './wait-for-data.js';

const RETRY_MS = 250;
/** Recovery after a crash may take a while when there is much data. */
const LAUNCH_LIMIT_MS = 120_000;

/** The part of a pino logger that is used here. */
export interface EmbeddedLogger {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How an embedded MongoDB is started. */
export interface EmbeddedOptions {
  /** The home folder; the data is in its `mongo` folder and stays there. */
  readonly home: string;
  /** The port to use when it is free; omitted: the one of the last time. */
  readonly port?: number;
  /** Receives one line at a time for the person who waits (a first start may fetch MongoDB). */
  readonly onProgress?: (line: string) => void;
  readonly logger?: EmbeddedLogger;
  /** A known mongod; omitted: {@link resolveMongoBinary}. */
  readonly binary?: string;
  /** More arguments for mongod. */
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** A mongod that runs for this process. */
export interface EmbeddedMongo {
  /** Connects to the replica set, without a database name. */
  readonly uri: string;
  readonly port: number;
  /** Stops mongod and gives the home back. The data stays. */
  stop(): Promise<void>;
}

/** Cache and oplog of a desk, not of a data centre; no socket file that another user's run could have left. */
const modestArgs = ['--wiredTigerCacheSizeGB', '1', '--oplogSize', '512', '--quiet'];
const socketArgs = process.platform === 'win32' ? [] : ['--nounixsocket'];

/**
 * Starts a real mongod for this process: a persistent one-member replica set in `home`.
 * @throws CodedError `home_in_use`, `database_locked`, `database_version`, `mongod_missing`, `mongod_unusable`,
 *   `mongod_failed`, `no_primary`; each message is fit to be shown to the operator
 */
export async function startEmbeddedMongo(options: EmbeddedOptions): Promise<EmbeddedMongo> {
  const began = Date.now();
  const where = await prepareHome(options.home);
  const lock = await lockHome(where.home);
  try {
    const notes = await readNotes(where.home);
    const binary = options.binary ?? (await findBinary(options, where));
    const { server, port } = await launch(where, { ...options, binary }, notes);
    try {
      const version = await becomePrimary(port);
      await writeNotes(where.home, { port, version });
      options.logger?.info({ port, version, ms: Date.now() - began }, 'embedded MongoDB is ready');
    } catch (error) {
      await server.stop({ doCleanup: false });
      throw error;
    }
    return running(server, port, lock, options.logger);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function findBinary(options: EmbeddedOptions, where: MongoHome): Promise<string> {
  const env = options.env ?? process.env;
  const { path } = await resolveMongoBinary({
    env,
    cacheDirs: [userCacheDir(env), join(where.home, 'cache')],
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  return path;
}

async function launch(
  { dbPath }: MongoHome,
  options: EmbeddedOptions & { readonly binary: string },
  notes: MongoNotes,
): Promise<{ server: EmbeddedServer; port: number }> {
  const deadline = Date.now() + LOCKED_LIMIT_MS;
  let wished = options.port ?? notes.port;
  for (;;) {
    await waitForData(dbPath, deadline);
    const port = await choosePort(wished);
    if (wished !== undefined && port !== wished)
      options.onProgress?.(`Port ${wished} is taken: MongoDB moves to ${port} …`);
    const server = new EmbeddedServer({
      instance: {
        port,
        portGeneration: false,
        dbPath,
        storageEngine: 'wiredTiger',
        replSet: REPLICA_SET,
        launchTimeout: LAUNCH_LIMIT_MS,
        args: [...modestArgs, ...socketArgs, ...(options.args ?? [])],
      },
      binary: { systemBinary: options.binary },
      // Its own process group: Ctrl+C in the terminal must reach Bellhop first, which then stops it in order.
      spawn: { detached: true },
    });
    try {
      await server.start();
      return { server, port };
    } catch (error) {
      if (!(error instanceof MongodEnded)) throw failed(error);
      if (error.exitCode === exitCodes.portInUse) wished = undefined;
      else if (error.exitCode !== exitCodes.dataInUse) throw explained(error, dbPath, notes);
      if (Date.now() > deadline) throw error.exitCode === exitCodes.dataInUse ? locked(dbPath) : failed(error);
      await pause(RETRY_MS);
    }
  }
}

function explained(error: MongodEnded, dbPath: string, notes: MongoNotes): CodedError {
  if (error.exitCode !== exitCodes.needsOtherVersion) return failed(error);
  return new CodedError(
    'database_version',
    `This mongod cannot read the data in ${dbPath}, which MongoDB ${notes.version ?? 'of another version'} wrote. ` +
      'Set MONGOMS_SYSTEM_BINARY to a mongod of that version, or set BELLHOP_HOME to another folder.',
    { cause: error },
  );
}

function failed(error: unknown): CodedError {
  return new CodedError('mongod_failed', `The embedded MongoDB could not be started: ${messageOf(error)}`, {
    cause: error,
  });
}

function running(
  server: EmbeddedServer,
  port: number,
  lock: { release(): Promise<void> },
  logger: EmbeddedLogger | undefined,
): EmbeddedMongo {
  let stopping: Promise<void> | undefined;
  server.onEnd(() => {
    if (!stopping) logger?.error({ port }, 'embedded MongoDB ended by itself');
  });
  return {
    uri: `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}`,
    port,
    stop() {
      stopping ??= server.stop({ doCleanup: false }).then(() => lock.release());
      return stopping;
    },
  };
}

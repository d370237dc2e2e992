import { join } from 'node:path';
import { translator, type Translate } from '../../i18n/translate.js';
import { userCacheDir } from './binary-cache.js';
import { lockHome } from './home-lock.js';
import { launchMongod } from './launch-mongod.js';
import type { EmbeddedServer } from './memory-server.js';
import { prepareHome, readNotes, writeNotes } from './mongo-home.js';
import type { MongoHome } from './mongo-home.js';
import { REPLICA_SET, becomePrimary } from './replica-set.js';
import { resolveMongoBinary } from './resolve-mongo-binary.js';

/** The part of a pino logger that is used here. */
interface EmbeddedLogger {
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
  /** The language of that person; omitted: English. */
  readonly t?: Translate;
  readonly logger?: EmbeddedLogger;
  /** A known mongod; omitted: {@link resolveMongoBinary}. */
  readonly binary?: string;
  /** The data need not outlive the machine: majority writes do not wait for the disk. Decided when the home is new. */
  readonly temporary?: boolean;
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

/**
 * Starts a real mongod for this process: a persistent one-member replica set in `home`.
 * @throws CodedError `home_in_use`, `database_locked`, `database_version`, `mongod_missing`, `mongod_unusable`,
 *   `mongod_failed`, `no_primary`; each message is fit to be shown to the operator
 */
export async function startEmbeddedMongo(options: EmbeddedOptions): Promise<EmbeddedMongo> {
  const began = Date.now();
  const t = options.t ?? translator('en');
  const where = await prepareHome(options.home);
  const lock = await lockHome(where.home, t);
  try {
    const notes = await readNotes(where.home);
    const binary = options.binary ?? (await findBinary({ ...options, t }, where));
    const { server, port } = await launchMongod(where, { ...options, t, binary }, notes);
    try {
      const version = await becomePrimary(port, t, options.temporary);
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
    ...(options.t && { t: options.t }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  return path;
}

function running(
  server: EmbeddedServer,
  port: number,
  lock: { release(): Promise<void> },
  logger: EmbeddedLogger | undefined,
): EmbeddedMongo {
  let stopping: Promise<void> | undefined;
  server.onEnd((end) => {
    if (!stopping) logger?.error({ port, ...end }, 'embedded MongoDB ended by itself');
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

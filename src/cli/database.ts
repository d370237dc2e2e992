import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskOptions } from '../app.js';
import type { Logger } from '../base/logger.js';
import type { Translate } from '../i18n/translate.js';

export interface MongoAddress {
  readonly uri: string;
  readonly dbName?: string;
}

/** An open database. */
export interface Database extends MongoAddress {
  readonly connection: DeskOptions['connection'];
  /** Whether Bellhop runs the mongod itself. */
  readonly embedded: boolean;
  stop(): Promise<void>;
}

export interface DatabaseOptions {
  /** Omitted: the embedded one in `home`. */
  readonly mongo?: MongoAddress;
  /** Omitted: a folder that is removed with the database. */
  readonly home?: string;
  readonly onProgress?: (line: string) => void;
  /** The language of what it says while it starts, and of why it cannot. */
  readonly t?: Translate;
  readonly logger: Logger;
}

/**
 * Opens the database: that of the address, else a mongod of its own.
 * @throws CodedError of `connectStore` and `startEmbeddedMongo`
 */
export async function openDatabase({ mongo, home, onProgress, t, logger }: DatabaseOptions): Promise<Database> {
  if (mongo) return connect(mongo, { embedded: false, t }, () => Promise.resolve());
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'bellhop-')));
  const removeFolder = async (): Promise<void> => {
    if (home === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    // mongod starts while the libraries that talk to it are still being read
    const { startEmbeddedMongo } = await import('../store/embedded/index.js');
    const server = await startEmbeddedMongo({
      home: folder,
      temporary: home === undefined,
      logger,
      ...(t && { t }),
      ...(onProgress && { onProgress }),
    });
    return await connect({ uri: server.uri }, { embedded: true, t }, async () => {
      await server.stop();
      await removeFolder();
    });
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

async function connect(
  mongo: MongoAddress,
  { embedded, t }: { embedded: boolean; t: Translate | undefined },
  after: () => Promise<void>,
): Promise<Database> {
  const { connectStore } = await import('../store/connection.js');
  try {
    const connection = await connectStore(mongo, t);
    return {
      ...mongo,
      connection,
      embedded,
      async stop() {
        await connection.close();
        await after();
      },
    };
  } catch (error) {
    await after();
    throw error;
  }
}

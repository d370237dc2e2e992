import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startEmbeddedMongo } from '../../src/store/embedded/index.js';

/** A mongod for the cases of a run. */
export interface Mongo {
  readonly uri: string;
  readonly port: number;
  /** Asks it as its administrator. */
  admin(command: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Kills it this very moment, and starts it again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a mongod in a folder of its own. @param durable its writes wait for the disk, so that it may be killed */
export async function openMongo(durable = false): Promise<Mongo> {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-faults-'));
  let server = await startEmbeddedMongo({ home, temporary: !durable });
  const { uri, port } = server;
  const admin: Mongo['admin'] = async (command) => {
    const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
    try {
      return await client.db('admin').command(command);
    } finally {
      await client.close();
    }
  };
  return {
    uri,
    port,
    admin,
    async restart() {
      const { pid } = await admin({ serverStatus: 1 });
      process.kill(Number(pid), 'SIGKILL');
      await silently(() => server.stop());
      server = await startEmbeddedMongo({ home, port, temporary: !durable });
      if (server.port !== port) throw new Error(`mongod moved to port ${server.port}`);
    },
    async stop() {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The library warns of a mongod that is gone already. */
async function silently(work: () => Promise<void>): Promise<void> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    await work();
  } finally {
    console.warn = warn;
  }
}

import core from 'mongodb-memory-server-core';
import mongoose from 'mongoose';
import { userCacheDir } from '../../src/store/embedded/binary-cache.js';
import { resolveMongoBinary } from '../../src/store/embedded/index.js';

/** Three mongods of one replica set. */
export interface ReplicaSet {
  readonly uri: string;
  /** The port of one that is not disturbed by `killPrimary`, for whoever only looks. */
  readonly port: number;
  stepDown(): Promise<void>;
  /** Kills the primary this very moment; it stays away. */
  killPrimary(): Promise<void>;
  stop(): Promise<void>;
}

export async function openReplicaSet(): Promise<ReplicaSet> {
  const { path } = await resolveMongoBinary({ env: process.env, cacheDirs: [userCacheDir(process.env)] });
  const set = await core.MongoMemoryReplSet.create({
    binary: { systemBinary: path },
    replSet: {
      count: 3,
      storageEngine: 'wiredTiger',
      name: 'rs0',
      args: ['--wiredTigerCacheSizeGB', '0.5', '--oplogSize', '256'],
    },
  });
  const uri = set.getUri();
  const client = new mongoose.mongo.MongoClient(uri);
  const admin = client.db('admin');
  const { hosts } = await admin.command({ hello: 1 });
  return {
    uri,
    port: Number(String((hosts as string[])[0]).split(':')[1]),
    async stepDown() {
      await admin.command({ replSetStepDown: 20, secondaryCatchUpPeriodSecs: 5 }).catch(() => undefined);
    },
    async killPrimary() {
      const { pid } = await admin.command({ serverStatus: 1 });
      process.kill(Number(pid), 'SIGKILL');
    },
    async stop() {
      await client.close();
      await set.stop();
    },
  };
}

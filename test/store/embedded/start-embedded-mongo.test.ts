import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import { resolveMongoBinary, startEmbeddedMongo } from '../../../src/store/embedded/index.js';
import type { EmbeddedMongo, EmbeddedOptions } from '../../../src/store/embedded/index.js';
import { isAlive } from '../../../src/store/embedded/process-info.js';

const fixture = fileURLToPath(new URL('./hold-home.ts', import.meta.url));

describe('startEmbeddedMongo', () => {
  let home: string;
  let cleanups: (() => Promise<unknown>)[];

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'bellhop-embedded-'));
    cleanups = [];
  });

  afterEach(async () => {
    for (const cleanup of cleanups.toReversed()) await cleanup();
    await rm(home, { recursive: true, force: true });
  });

  async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedMongo> {
    const mongo = await startEmbeddedMongo({ home, ...options });
    cleanups.push(() => mongo.stop());
    return mongo;
  }

  /** Another Bellhop on the same home, in a process of its own. */
  async function startElsewhere(): Promise<{ child: ChildProcess; port: number }> {
    const { NODE_OPTIONS: _flags, ...env } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', fixture, home], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    cleanups.push(() => end(child, 'SIGTERM'));
    for await (const chunk of child.stdout) {
      const port = /ready (\d+)/.exec(String(chunk))?.[1];
      if (port !== undefined) return { child, port: Number(port) };
    }
    throw new Error('the other Bellhop did not start');
  }

  async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  const mongodPid = async (): Promise<number> => Number(await readFile(join(home, 'mongo', 'mongod.lock'), 'utf8'));

  async function numbers(uri: string): Promise<unknown[]> {
    const client = await mongoose.mongo.MongoClient.connect(uri, { serverSelectionTimeoutMS: 5_000 });
    const found = await client.db('desk').collection('tickets').find().sort({ number: 1 }).toArray();
    await client.close();
    return found.map((ticket): unknown => ticket['number']);
  }

  async function add(uri: string, number: number): Promise<void> {
    const client = await mongoose.mongo.MongoClient.connect(uri);
    await client
      .db('desk')
      .collection('tickets')
      .insertOne({ number }, { writeConcern: { w: 'majority' } });
    await client.close();
  }

  async function occupy(port: number): Promise<void> {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    cleanups.push(async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    });
  }

  /** A program in mongod's place. */
  async function fakeMongod(script: string): Promise<string> {
    const path = join(home, 'fake-mongod');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }

  it('keeps data and port across restarts', async () => {
    const first = await start();
    await add(first.uri, 1);
    await first.stop();
    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await numbers(second.uri)).toEqual([1]);
  });

  it('stops its mongod, however often it is told to, and keeps the data', async () => {
    const mongo = await start();
    const pid = await mongodPid();
    await Promise.all([mongo.stop(), mongo.stop()]);
    expect(isAlive(pid)).toBe(false);
    expect(await readFile(join(home, 'mongo', 'WiredTiger'), 'utf8')).toContain('WiredTiger');
  });

  it('moves to another port when the old one is taken, and stays primary with its data', async () => {
    const first = await start();
    await add(first.uri, 1);
    await first.stop();
    await occupy(first.port);
    const second = await start();
    expect(second.port).not.toBe(first.port);
    await add(second.uri, 2);
    await second.stop();
    const third = await start();
    expect(third.port).toBe(second.port);
    expect(await numbers(third.uri)).toEqual([1, 2]);
  });

  it('keeps what was acknowledged when its process is killed', async () => {
    const { child, port } = await startElsewhere();
    const orphan = await mongodPid();
    await end(child, 'SIGKILL');
    expect(isAlive(orphan)).toBe(true);
    const mongo = await start();
    expect(mongo.port).toBe(port);
    expect(await numbers(mongo.uri)).toEqual([1]);
  });

  it('keeps what was acknowledged when its process and mongod are killed', async () => {
    const { child } = await startElsewhere();
    process.kill(await mongodPid(), 'SIGKILL');
    await end(child, 'SIGKILL');
    const mongo = await start();
    expect(await numbers(mongo.uri)).toEqual([1]);
  });

  it('refuses a home that another Bellhop uses, and leaves that one alone', async () => {
    const { port } = await startElsewhere();
    await expect(start()).rejects.toMatchObject({
      code: 'home_in_use',
      message: expect.stringContaining('BELLHOP_HOME'),
    });
    expect(await numbers(`mongodb://127.0.0.1:${port}/?directConnection=true`)).toEqual([1]);
  });

  it('refuses a home that this process uses', async () => {
    const mongo = await start();
    await expect(start()).rejects.toMatchObject({ code: 'home_in_use' });
    expect(await numbers(mongo.uri)).toEqual([]);
  });

  it('lets one of several at once in', async () => {
    const outcomes = await Promise.allSettled([start(), start(), start()]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('takes over the claim of a process that is gone, or of a process id that was given out again', async () => {
    const path = join(home, 'bellhop.lock');
    await writeFile(path, JSON.stringify({ pid: process.pid, startTime: '1', token: 'of an earlier life' }));
    const mongo = await start();
    await mongo.stop();
    await writeFile(path, 'not JSON');
    await start();
  });

  it('gives the home back when it could not start', async () => {
    const binary = await fakeMongod('echo "no such option" >&2; exit 2');
    await expect(start({ binary })).rejects.toMatchObject({
      code: 'mongod_failed',
      message: expect.stringContaining('no such option'),
    });
    await start();
  });

  it('says which version wrote data that this mongod cannot read', async () => {
    const first = await start();
    await first.stop();
    const binary = await fakeMongod('exit 62');
    await expect(start({ binary })).rejects.toMatchObject({
      code: 'database_version',
      message: expect.stringMatching(/MongoDB \d+\.\d+/),
    });
  });

  it('survives several log lines in one piece when mongod cannot open its data', async () => {
    const line = '{"s":"E","msg":"DBException in initAndListen, terminating","attr":{"error":"NonExistentPath: gone"}}';
    const binary = await fakeMongod(`printf '%s\\n%s\\n' '${line}' '${line}'; exit 100`);
    const mongod = await fakeOnce(binary);
    const mongo = await start({ binary: mongod });
    expect(await numbers(mongo.uri)).toEqual([]);
  });

  it('tries another port when somebody was faster', async () => {
    const binary = await fakeOnce(await fakeMongod('exit 48'));
    await start({ binary });
  });

  /** A mongod that is another program the first time. */
  async function fakeOnce(first: string): Promise<string> {
    const { path } = await resolveMongoBinary();
    const mark = join(home, 'tried');
    const script = join(home, 'fake-once');
    await writeFile(
      script,
      `#!/bin/sh\nif [ ! -e ${mark} ]; then touch ${mark}; exec ${first}; fi\nexec ${path} "$@"\n`,
    );
    await chmod(script, 0o755);
    return script;
  }

  it('runs mongod out of reach of Ctrl+C, which must reach Bellhop first', async () => {
    await start();
    const stat = await readFile(`/proc/${await mongodPid()}/stat`, 'utf8');
    expect(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2])).toBe(await mongodPid());
  });

  it('says so when mongod ends by itself', async () => {
    const noticed = new Promise<[object, string]>((resolve) => {
      const logger = {
        info: (): void => undefined,
        error(fields: object, message: string) {
          resolve([fields, message]);
        },
      };
      void start({ logger }).then(async () => process.kill(await mongodPid(), 'SIGKILL'));
    });
    expect(await noticed).toEqual([
      { port: expect.any(Number), exitCode: null, signal: 'SIGKILL' },
      'embedded MongoDB ended by itself',
    ]);
  });

  it('tells when it is ready, and how long it took', async () => {
    const lines: [object, string][] = [];
    const log = (fields: object, message: string): void => {
      lines.push([fields, message]);
    };
    await start({ logger: { info: log, error: log } });
    expect(lines).toEqual([
      [{ port: expect.any(Number), version: expect.any(String), ms: expect.any(Number) }, 'embedded MongoDB is ready'],
    ]);
  });
});

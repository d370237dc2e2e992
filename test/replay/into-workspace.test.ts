import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { createLogger } from '../../src/base/logger.js';
import { exitCodeFor, exitCodes } from '../../src/cli/exit-codes.js';
import { openLocalDesk, type LocalDesk } from '../../src/cli/local-desk.js';
import { removeRunningNote, writeRunningNote } from '../../src/cli/running-note.js';
import { createRunReads } from '../../src/store/read-models/replay-figures.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';
import { csv, row } from './support/csv.js';
import { oracle } from './support/oracle.js';
import { bellhopReplay, figuresOf, withFile } from './support/run-replay.js';

const long = 'x'.repeat(100_000);
const log = csv(
  row({ number: 'A', assignment_group: 'Group 1', assigned_to: 'Resolver 1', category: long, caller_id: long }),
  row({ number: 'B', opened_at: '29-02-2016 11:00', sys_updated_at: '29-02-2016 11:00', assignment_group: long }),
  row({ number: 'A', sys_updated_at: '29-02-2016 12:00', incident_state: 'Resolved' }),
);

const folders: string[] = [];
const databases: TestDatabase[] = [];

/** A home of its own, with an address for its database. */
async function home(): Promise<{ env: Record<string, string>; path: string; mongo: { uri: string; dbName: string } }> {
  const path = await mkdtemp(join(tmpdir(), 'bellhop-replay-home-'));
  const database = await testDatabase();
  folders.push(path);
  databases.push(database);
  const { uri, dbName } = database;
  return { path, mongo: { uri, dbName }, env: { BELLHOP_HOME: path, MONGODB_URI: uri.replace('/?', `/${dbName}?`) } };
}

/** Starts the desk of a home again, as `bellhop start` would, but for its jobs. */
function reopen({ path, mongo }: Awaited<ReturnType<typeof home>>): Promise<LocalDesk> {
  return openLocalDesk({
    clock: new DeskClock(new Date('2026-03-02T01:00:00Z')),
    running: false,
    logger: createLogger({ level: 'fatal', pretty: false }),
    home: path,
    mongo,
    env: {},
  });
}

const into = { intoWorkspace: true } as const;

afterAll(async () => {
  for (const database of databases) await database.drop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe('a replay into the workspace of BELLHOP_HOME', () => {
  let kept: Awaited<ReturnType<typeof home>>;
  let first: unknown;

  beforeAll(async () => {
    kept = await home();
    first = await withFile(log, (file) => figuresOf(file, into, kept.env));
  });

  it('leaves the tickets in the database and the posts in the workspace', async () => {
    expect(first).toEqual(oracle(log));
    const local = await reopen(kept);
    const { desk, sandbox } = local;
    try {
      expect(await createRunReads(desk.models, desk.teamId).lastNumber()).toBe(2);
      expect(await desk.store.reads.ticketByNumber(1)).toMatchObject({ tags: ['A'], status: 'solved' });
      expect(await desk.models.outbox.countDocuments({ state: 'dead' })).toBe(0);
      expect(await desk.models.outbox.countDocuments({ state: 'waiting' })).toBe(0);
      const cards = (await sandbox.client.botPosts('#support-queue')).filter(({ threadTs }) => threadTs === undefined);
      expect(cards.map(({ text }) => /T-\d/u.exec(text)?.[0])).toEqual(['T-1', 'T-2']);
      expect(await sandbox.client.botPosts('#group-1')).not.toHaveLength(0);
      expect((await sandbox.client.people()).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['alice', 'resolver-1']),
      );
    } finally {
      await local.stop();
    }
  });

  it('counts only what it played itself, and finds the people whom the first one brought', async () => {
    const again = await withFile(log, (file) => bellhopReplay(file, { ...into, json: true }, kept.env));
    expect(JSON.parse(again.stdout.join('\n'))).toEqual(oracle(log));
    expect(again.stderr.join('\n')).toMatch(/The digest of 2016-02-29, in #replay-managers/u);
    const local = await reopen(kept);
    const { desk, sandbox } = local;
    try {
      expect(await desk.store.reads.ticketByNumber(3)).toMatchObject({ tags: ['A'], status: 'solved' });
      const names = (await sandbox.client.people()).map(({ name }) => name);
      expect(names.filter((name) => name.startsWith('resolver-1'))).toEqual(['resolver-1']);
    } finally {
      await local.stop();
    }
  });
});

describe('a replay into a workspace is refused, with words and exit code 2,', () => {
  it.each([
    ['en', /A desk is running with this BELLHOP_HOME \(.+\)\. Stop it first/u],
    ['zh-TW', /有客服台正在執行。請先停止/u],
  ])('while a desk runs there (%s); not after', async (language, words) => {
    const busy = await home();
    const env = { ...busy.env, LOCALE_DEFAULT: language };
    await writeRunningNote(busy.path, {});
    const run = withFile(log, (file) => figuresOf(file, into, env));
    await expect(run).rejects.toMatchObject({ code: 'home_in_use', message: expect.stringMatching(words) });
    expect(exitCodeFor('home_in_use')).toBe(exitCodes.wrong);

    await removeRunningNote(busy.path);
    expect(await withFile(log, (file) => figuresOf(file, into, env))).toEqual(oracle(log));
  });

  it('while a desk that left no note holds the workspace; nothing of it changes', async () => {
    const busy = await home();
    const held = await reopen(busy);
    try {
      const run = withFile(log, (file) => bellhopReplay(file, into, busy.env));
      await expect(run).rejects.toMatchObject({
        code: 'home_in_use',
        message: expect.stringContaining(busy.path),
      });
      expect(await held.desk.store.reads.ticketByNumber(1)).toBeNull();
      expect(await held.sandbox.client.info()).toMatchObject({ teamId: held.desk.teamId });
    } finally {
      await held.stop();
    }
  });

  it.each([
    ['en', true, /never beside the credentials of a real one/u],
    ['zh-TW', true, /不能與真實 Slack 的憑證並存/u],
    ['en', false, /never beside the credentials of a real one/u],
  ])('beside the credentials of a real Slack (%s, into the workspace: %s)', async (language, intoWorkspace, words) => {
    const { env, path } = await home();
    const secret = 'xoxb-1-canary';
    const slack = { SLACK_BOT_TOKEN: secret, SLACK_SIGNING_SECRET: 'a'.repeat(32) };
    const run = withFile(log, (file) =>
      bellhopReplay(file, { intoWorkspace }, { ...env, ...slack, LOCALE_DEFAULT: language }),
    );
    await expect(run).rejects.toMatchObject({
      code: 'slack_credentials_present',
      message: expect.stringMatching(words),
    });
    await expect(run).rejects.not.toMatchObject({ message: expect.stringContaining(secret) });
    expect(exitCodeFor('slack_credentials_present')).toBe(exitCodes.wrong);
    const untouched = await reopen({ env, path, mongo: databases.at(-1) ?? { uri: '', dbName: '' } });
    expect(await untouched.desk.store.reads.ticketByNumber(1)).toBeNull();
    await untouched.stop();
  });
});

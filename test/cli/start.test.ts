import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { readManifest } from '../../src/cli/package-files.js';
import { findSandbox, startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';
import { bellhop, linesOf, spawnBellhop, workFolder, type Spawned } from './support/bellhop.js';

const folder = workFolder();
let spawned: Spawned[] = [];

const start = (env: Record<string, string>): Spawned => {
  const desk = spawnBellhop(['start'], folder.path, env);
  spawned.push(desk);
  return desk;
};

afterAll(async () => {
  for (const desk of spawned) desk.kill('SIGKILL');
  await Promise.all(spawned.map(({ ended }) => ended));
  spawned = [];
  folder.remove();
});

describe('start with the embedded MongoDB', () => {
  const home = join(folder.path, 'embedded');
  const env = { BELLHOP_HOME: home, LANG: 'zh_TW.UTF-8', TZ_DEFAULT: 'Asia/Taipei' };

  it('keeps the workspace and the tickets when it is killed', async () => {
    const first = start({ ...env, LOCALE_DEFAULT: 'zh-TW' });
    expect(await first.says('Ctrl+C')).toMatch(
      /^Bellhop 已就緒[^]*#support-queue，時區 Asia\/Taipei[^]*--press '我來處理'/u,
    );
    const said = await bellhop(['say', '--as', 'alice', '--in', '#help', 'my printer is broken'], folder.path, env);
    expect(said.stdout).toMatch(/T-1/u);
    first.kill('SIGKILL');
    await first.ended;

    const second = start(env);
    await second.says('Ctrl+C');
    const slack = await findSandbox(join(home, 'sandbox'));
    const said2 = await bellhop(['say', '--as', 'ben', '--type', '/ticket show 1'], folder.path, env);
    expect(said2.stdout).toContain('my printer is broken');
    expect((await slack.messages('#help')).map(({ text }) => text)).toContain('my printer is broken');
    expect(await slack.botPosts('#support-queue')).toHaveLength(1);
    slack.close();

    second.kill('SIGINT');
    expect((await second.ended).code).toBe(0);
    expect(existsSync(join(home, 'running.json'))).toBe(false);
    expect(existsSync(join(home, 'bellhop.lock'))).toBe(false);
  }, 60_000);

  it('says how a desk without a queue gets one, and suggests nothing that would not work', async () => {
    const kept = await bellhop(['desk', 'export', '-'], folder.path, env);
    writeFileSync(join(folder.path, 'none.yml'), 'queue: null\n');
    await bellhop(['desk', 'apply', 'none.yml'], folder.path, env);
    const desk = start({ ...env, LANG: 'C' });
    const greeting = await desk.says('Ctrl+C');
    desk.kill('SIGINT');
    await desk.ended;
    writeFileSync(join(folder.path, 'kept.yml'), kept.stdout);
    await bellhop(['desk', 'apply', 'kept.yml'], folder.path, env);
    expect(greeting).toMatch(/Desk +has no queue channel.* desk apply \S*examples\/desk\.yml/u);
    expect(greeting).not.toContain('say --as');
  }, 60_000);

  it('looks at the desk that does not run, too', async () => {
    const { code, stdout } = await bellhop(['doctor'], folder.path, { ...env, LANG: 'C' });
    expect(stdout).toMatch(/Settings: version \d/u);
    expect(code).toBe(0);
  });
});

describe('start', () => {
  const databases: TestDatabase[] = [];
  const newDatabase = async (): Promise<string> => {
    const database = await testDatabase();
    databases.push(database);
    return database.uri.replace('/?', `/${database.dbName}?`);
  };

  afterAll(async () => {
    for (const desk of spawned) desk.kill('SIGKILL');
    await Promise.all(spawned.map(({ ended }) => ended));
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('takes free ports for the sandbox where its own are in use, and says so', async () => {
    const other: Server = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const port = String((other.address() as AddressInfo).port);
    const desk = start({
      BELLHOP_HOME: join(folder.path, 'ports'),
      MONGODB_URI: await newDatabase(),
      PORT: port,
      SANDBOX_PORT: port,
    });
    await desk.says('Ctrl+C');
    desk.kill('SIGTERM');
    const { code, stderr } = await desk.ended;
    expect(code).toBe(0);
    expect(linesOf(stderr).slice(0, 2)).toEqual([
      `Port ${port} is in use, so a free one is taken; PORT sets another.`,
      `Port ${port} is in use, so a free one is taken; SANDBOX_PORT sets another.`,
    ]);
    other.close();
  });

  it('obeys a .env file and BELLHOP_DESK', async () => {
    const desk = join(folder.path, 'own.yml');
    writeFileSync(desk, 'queue: "#support-queue"\ntimezone: Europe/Berlin\n');
    writeFileSync(
      join(folder.path, '.env'),
      `BELLHOP_DESK=own.yml\nBELLHOP_HOME=from-env\nMONGODB_URI=${await newDatabase()}\n`,
    );
    const running = start({});
    const greeting = await running.says('Ctrl+C');
    rmSync(join(folder.path, '.env'));
    expect(greeting).toContain('#support-queue, Europe/Berlin');
    expect(greeting).toContain(join(folder.path, 'from-env'));
    expect(greeting).toContain('own.yml');
    running.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  });

  describe('with Slack’s credentials', () => {
    let sandbox: Sandbox;

    beforeAll(async () => {
      sandbox = await startSandbox({ manifest: await readManifest(), clock: new DeskClock(), env: {} });
    });

    afterAll(async () => {
      await sandbox.stop();
    });

    it('serves that workspace, and says that the desk is not set up yet', async () => {
      const home = join(folder.path, 'with-slack');
      const desk = start({
        BELLHOP_HOME: home,
        MONGODB_URI: await newDatabase(),
        SLACK_API_URL: sandbox.apiUrl,
        SLACK_BOT_TOKEN: sandbox.botToken,
        SLACK_SIGNING_SECRET: sandbox.signingSecret,
      });
      const greeting = await desk.says('Ctrl+C');
      expect(greeting).toContain('not set up yet');
      expect(greeting).not.toContain('say --as');
      const url = /http:\/\/localhost:\d+\/slack\/events/u.exec(greeting)?.[0] ?? '';
      sandbox.connect(url);
      const answer = await sandbox.client.person('ada').types('/desk help');
      expect(answer.text).not.toBe('');
      // processes that share a database elsewhere may share a home
      expect(existsSync(join(home, 'running.json'))).toBe(false);
      desk.kill('SIGTERM');
      expect((await desk.ended).code).toBe(0);
    });
  });
});

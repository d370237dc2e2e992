import { createServer, type Server } from 'node:http';
import { existsSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { readManifest } from '../../src/cli/package-files.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';
import { bellhop, linesOf, workFolder } from './support/bellhop.js';

const folder = workFolder();
const home = { BELLHOP_HOME: join(folder.path, 'home') };
let sandbox: Sandbox;
let database: TestDatabase;
let mongo: Record<string, string>;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest: await readManifest(), clock: new DeskClock(), env: {} });
  database = await testDatabase();
  mongo = { MONGODB_URI: database.uri.replace('/?', `/${database.dbName}?`) };
});

afterAll(async () => {
  await sandbox.stop();
  await database.drop();
  folder.remove();
});

function slack(more: Record<string, string> = {}): Record<string, string> {
  return {
    ...home,
    ...mongo,
    SLACK_API_URL: sandbox.apiUrl,
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_SIGNING_SECRET: sandbox.signingSecret,
    ...more,
  };
}

describe('start', () => {
  it('says each fault of the environment in one line, and ends with 2', async () => {
    const env = {
      ...home,
      SLACK_BOT_TOKEN: 'secret-and-wrong',
      PORT: 'abc',
      TZ_DEFAULT: 'Taipei',
      LOCALE_DEFAULT: 'fr',
    };
    const { code, stdout, stderr } = await bellhop(['start'], folder.path, env);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    const lines = linesOf(stderr);
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'PORT', 'TZ_DEFAULT', 'LOCALE_DEFAULT']) {
      expect(lines.filter((line) => line.startsWith(`${name}: `) && line.includes('example'))).toHaveLength(1);
    }
    expect(stderr).not.toContain('secret-and-wrong');
    expect(stderr).not.toMatch(/^\s+at /mu);
  });

  it('says in one line that the token is wrong, and ends with 2', async () => {
    const wrong = 'xoxb-1-not-the-token';
    const { code, stdout, stderr } = await bellhop(['start'], folder.path, slack({ SLACK_BOT_TOKEN: wrong }));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(linesOf(stderr)).toEqual([
      expect.stringMatching(/does not accept SLACK_BOT_TOKEN \(invalid_auth\).* begins with “xoxb-”\.$/u),
    ]);
    expect(stderr).not.toContain(wrong);
  });

  it('says it in Chinese to who reads Chinese', async () => {
    const env = slack({ SLACK_BOT_TOKEN: 'xoxb-1', LANG: 'zh_TW.UTF-8' });
    const { stderr } = await bellhop(['start'], folder.path, env);
    expect(linesOf(stderr)).toEqual([expect.stringContaining('Slack 不接受 SLACK_BOT_TOKEN')]);
  });

  it('says in one line that Slack cannot be reached', async () => {
    const env = slack({ SLACK_API_URL: 'http://127.0.0.1:1/api/' });
    const { code, stderr } = await bellhop(['start'], folder.path, env);
    expect(code).toBe(1);
    expect(linesOf(stderr)).toEqual([expect.stringContaining('Slack cannot be reached')]);
  });

  it('says in one line that the database cannot be reached', async () => {
    const env = slack({ MONGODB_URI: 'mongodb://user:hush@127.0.0.1:1/x?replicaSet=rs0' });
    const { code, stderr } = await bellhop(['start'], folder.path, env);
    expect(code).toBe(1);
    expect(linesOf(stderr)).toEqual([expect.stringMatching(/^MongoDB at .* cannot be used/u)]);
    expect(stderr).not.toContain('hush');
  });

  describe('where another program has the port', () => {
    let other: Server;
    let port: string;

    beforeAll(async () => {
      other = createServer();
      await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
      port = String((other.address() as AddressInfo).port);
    });

    afterAll(() => {
      other.close();
    });

    it('says so in one line', async () => {
      const { code, stderr } = await bellhop(['start'], folder.path, slack({ PORT: port }));
      expect(code).toBe(2);
      expect(linesOf(stderr)).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
    });
  });

  it('says in one line that the app-level token is wrong', async () => {
    const fake = createServer((req, res) => {
      const isBot = req.url === '/auth.test';
      const me = { ok: true, url: 'https://x.slack.com/', team_id: 'T1', user_id: 'U1', bot_id: 'B1' };
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify(isBot ? me : { ok: false, error: 'invalid_auth' }));
    });
    await new Promise<void>((done) => fake.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(fake.address() as AddressInfo).port}/`;
    const env = slack({ SLACK_API_URL: url, SLACK_APP_TOKEN: 'xapp-1-wrong' });
    const { code, stderr } = await bellhop(['start'], folder.path, env);
    fake.close();
    expect(linesOf(stderr)).toEqual([expect.stringContaining('does not accept SLACK_APP_TOKEN (invalid_auth)')]);
    expect(code).toBe(2);
  });

  it('says each fault of the desk file with its line, and ends with 2', async () => {
    const file = join(folder.path, 'faulty.yml');
    writeFileSync(file, 'locale: en\nqueue: "#suport-queue"\nroles:\n  agents: ["@nobody"]\n');
    const { code, stderr } = await bellhop(['start'], folder.path, slack({ BELLHOP_DESK: file }));
    expect(code).toBe(2);
    expect(linesOf(stderr)).toEqual([
      `${file}:2: queue: Bellhop sees no channel #suport-queue; did you mean #support-queue? If it is private, invite Bellhop there first: /invite @Bellhop`,
      `${file}:4: roles.agents[0]: nobody here is @nobody`,
    ]);
  });
});

it('a desk file that is not there is refused before anything is started', async () => {
  const cold = join(folder.path, 'cold');
  const env = { BELLHOP_HOME: cold, BELLHOP_DESK: '/nope.yml' };
  const { code, stdout, stderr } = await bellhop(['start'], folder.path, env);
  expect({ code, stdout, lines: linesOf(stderr) }).toEqual({
    code: 2,
    stdout: '',
    lines: [expect.stringContaining('/nope.yml')],
  });
  // no database was laid out
  expect(existsSync(cold)).toBe(false);
});

describe('a command that is asked wrongly', () => {
  it.each([
    [['fly'], "unknown command 'fly'"],
    [['desk', 'apply'], "missing required argument 'file'"],
    [['say', 'hello'], "required option '--as <person>' not specified"],
    [['manifest', '--url', 'http://desk.example.com'], 'is not an https address'],
  ])('%j ends with 2 and a line', async (args, words) => {
    const { code, stdout, stderr } = await bellhop(args, folder.path, home);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  it('say without a running sandbox says how to start one', async () => {
    const { code, stderr } = await bellhop(['say', '--as', 'alice', 'hello'], folder.path, home);
    expect(code).toBe(1);
    expect(linesOf(stderr)).toEqual([expect.stringMatching(/No sandbox runs .* start$/u)]);
  });
});

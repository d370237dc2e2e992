import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { readManifest } from '../../src/cli/package-files.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { spawnBellhop, workFolder, type Spawned } from '../cli/support/bellhop.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';

const folder = workFolder();
let sandbox: Sandbox;
let database: TestDatabase;
let desk: Spawned | undefined;
beforeAll(async () => {
  sandbox = await startSandbox({ manifest: await readManifest(), clock: new DeskClock(), env: {} });
  database = await testDatabase();
});
afterAll(async () => {
  desk?.kill('SIGKILL');
  await desk?.ended;
  await sandbox.stop();
  await database.drop();
  folder.remove();
});

it('`bellhop start` with SLACK_APP_TOKEN works over sockets, from the first command to its end', async () => {
  desk = spawnBellhop(['start'], folder.path, {
    BELLHOP_HOME: join(folder.path, 'home'),
    MONGODB_URI: database.uri.replace('/?', `/${database.dbName}?`),
    SLACK_API_URL: sandbox.apiUrl,
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_APP_TOKEN: sandbox.appToken,
  });
  const greeting = await desk.says('Ctrl+C');
  expect(greeting).not.toContain('/slack/events');
  expect(await sandbox.client.sockets.list()).toHaveLength(2);

  expect((await sandbox.client.person('ada').types('/desk help')).text).not.toBe('');
  await sandbox.client.person('alice').types('/ticket');
  await sandbox.client.person('alice').submits({ Subject: 'My badge is lost' });
  const list = await sandbox.client.person('alice').types('/ticket list');
  expect(JSON.stringify(list)).toContain('My badge is lost');

  desk.kill('SIGTERM');
  const { code, stderr } = await desk.ended;
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/socket|WARN|ERROR/u);
  await sandbox.client.until(async () => (await sandbox.client.sockets.list()).length === 0);
});

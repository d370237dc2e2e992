import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { trusted, type Connection } from 'mongoose';
import { pino } from 'pino';
import { stopInOrder } from '../../src/app/stop-in-order.js';
import { DeskClock } from '../../src/base/clock.js';
import { readManifest } from '../../src/cli/package-files.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { connectStore } from '../../src/store/connection.js';
import { createModels, type Models } from '../../src/store/models/schemas.js';
import { companySettings } from '../support/desk.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';
import { signedRequest } from '../support/slack-requests.js';
import { spawnBellhop, workFolder, type Spawned } from './support/bellhop.js';

const folder = workFolder();
let database: TestDatabase;
let connection: Connection;
let models: Models;
let sandbox: Sandbox;
let spawned: Spawned[];
let help: string;
let people: string[];
beforeEach(async () => {
  spawned = [];
  database = await testDatabase();
  connection = await connectStore(database);
  models = createModels(connection);
  sandbox = await startSandbox({ manifest: await readManifest(), clock: new DeskClock(), env: {} });
  const [channels, users] = [await sandbox.client.channels(), await sandbox.client.people()];
  const idIn = (all: { id: string; name?: string }[]) => (name: string) =>
    all.find((each) => each.name === name)?.id ?? '';
  const settings = companySettings(sandbox.teamId, idIn(channels), idIn(users));
  await models.settings.collection.insertOne({ _id: sandbox.teamId as never, settings });
  help = idIn(channels)('help');
  const staff = Object.values(settings.roles).flat();
  people = users.filter(({ id, isBot }) => !isBot && !staff.includes(id)).map(({ id }) => id);
});
afterEach(async () => {
  for (const desk of spawned) desk.kill('SIGKILL');
  await Promise.all(spawned.map(({ ended }) => ended));
  await sandbox.stop();
  await connection.close();
  await database.drop();
});

/** Starts a desk for the workspace. @returns it and where it takes requests */
async function start(): Promise<{ desk: Spawned; url: string }> {
  const desk = spawnBellhop(['start'], folder.path, {
    MONGODB_URI: database.uri.replace('/?', `/${database.dbName}?`),
    SLACK_API_URL: sandbox.apiUrl,
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_SIGNING_SECRET: sandbox.signingSecret,
    HEALTH_PORT: '0',
  });
  spawned.push(desk);
  const url = /http:\/\/localhost:\d+\/slack\/events/u.exec(await desk.says('Ctrl+C'))?.[0] ?? '';
  return { desk, url: url.replace('localhost', '127.0.0.1') };
}

/** Delivers the n-th message: each opens a ticket of its own. @returns whether it was acknowledged */
async function deliver(url: string, n: number): Promise<boolean> {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: sandbox.teamId,
    api_app_id: sandbox.appId,
    event_id: `Ev${n}`,
    event_time: 1,
    authorizations: [{ team_id: sandbox.teamId, user_id: sandbox.botUserId, is_bot: true }],
    event: {
      type: 'message',
      channel: help,
      channel_type: 'channel',
      user: people[n % people.length],
      ts: tsOf(n),
      text: `Request ${n}`,
    },
  });
  return signedRequest(url, { body, secret: sandbox.signingSecret }).then(
    ({ status }) => status === 200,
    () => false,
  );
}
const tsOf = (n: number): string => `${1_700_000_000 + n * 1000}.000100`;

/** Begins a request whose body never comes. */
async function beginRequest(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) }).on('error', () => undefined);
  await new Promise((done) => {
    socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{', done);
  });
  // what comes later was begun later
  expect(await deliver(url, 0)).toBe(true);
}

describe('SIGTERM under load', () => {
  it('ends the process in order within 5 s, and another one finishes what was acknowledged', async () => {
    const { desk, url } = await start();
    // a post that is under way takes its time
    await sandbox.client.addFault({ do: 'slow', ms: 1500, method: 'chat.postMessage', times: 20 });
    const acked: number[] = [];
    let next = 0;
    let isOver = false;
    let signalledAt = 0;
    const lane = async (): Promise<void> => {
      while (!isOver) {
        const n = next++;
        if (await deliver(url, n)) acked.push(n);
        else isOver = true;
        if (acked.length >= 60 && signalledAt === 0) {
          signalledAt = performance.now();
          desk.kill('SIGTERM');
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, lane));
    const { code, stderr } = await desk.ended;
    expect(performance.now() - signalledAt).toBeLessThan(5000);
    expect(code).toBe(0);
    expect(stderr).toContain('Bellhop has stopped.');
    // what it did not handle is free for others at once: nothing is held by the dead
    expect(await models.inbox.countDocuments({ state: 'received', owner: trusted({ $ne: null }) })).toBe(0);

    await start();
    while ((await models.inbox.countDocuments({ state: 'received' })) > 0);
    const sources = (await models.messages.find({}, { source: 1 }).lean()).map(
      (doc) => (doc.source as { ts: string }).ts,
    );
    expect(new Set(sources).size).toBe(sources.length);
    expect(acked.map(tsOf).filter((ts) => !sources.includes(ts))).toEqual([]);
    expect(await models.tickets.countDocuments({})).toBe(sources.length);
  }, 90_000);

  it('ends it at once when it comes a second time', async () => {
    const { desk, url } = await start();
    await beginRequest(url);
    desk.kill('SIGTERM');
    await desk.complains('Stopping');
    const began = performance.now();
    desk.kill('SIGTERM');
    expect((await desk.ended).code).toBe(143);
    expect(performance.now() - began).toBeLessThan(1500);
  }, 60_000);
});

it('a request that does not come to its end holds up nothing', async () => {
  const { desk, url } = await start();
  await beginRequest(url);
  const began = performance.now();
  desk.kill('SIGINT');
  expect((await desk.ended).code).toBe(0);
  expect(performance.now() - began).toBeLessThan(5000);
}, 60_000);

describe('stopInOrder', () => {
  it('waits for what stops, names what does not, and ends in time', async () => {
    const said: unknown[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void said.push(JSON.parse(line)) });
    let isDone = false;
    const parts = {
      quick: () => Promise.resolve().then(() => (isDone = true)),
      none: () => undefined,
      broken: () => Promise.reject(new Error('no')),
      stuck: () => new Promise(() => undefined),
    };
    await stopInOrder(parts, logger, 50);
    expect(isDone).toBe(true);
    expect(said).toMatchObject([
      { part: 'broken', msg: 'A part did not stop cleanly' },
      { part: 'stuck', msg: 'A part did not stop in time' },
    ]);
  });
});

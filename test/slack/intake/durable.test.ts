import { createHmac } from 'node:crypto';
import { App, HTTPReceiver } from '@slack/bolt';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../../../src/base/logger.js';
import { handleEvent } from '../../../src/slack/events/index.js';
import { Handling } from '../../../src/slack/intake/handling.js';
import { createInbox, leaseMs } from '../../../src/store/repositories/inbox.js';
import { mongoLine, type MongoLine } from '../../support/mongo-line.js';
import { openTestDesk, reading, type TestDesk } from '../../support/desk.js';

let t: TestDesk;
let line: MongoLine;
beforeEach(async () => {
  t = await openTestDesk({ line: async (uri) => (line = await mongoLine(uri)) });
});
afterEach(async () => {
  line.resume();
  await t.stop();
  await line.close();
});

/** A message event as Slack sends it. */
function eventOf(id: string, text: string, ts: string): Record<string, unknown> {
  return {
    type: 'event_callback',
    team_id: t.desk.teamId,
    api_app_id: 'A1',
    event_id: id,
    event_time: 1,
    authorizations: [{ team_id: t.desk.teamId, user_id: t.desk.botUserId, is_bot: true }],
    event: {
      type: 'message',
      channel: t.channelId('help'),
      channel_type: 'channel',
      user: t.userId('alice'),
      text,
      ts,
    },
  };
}

async function deliver(url: string, body: unknown, secret: string): Promise<number> {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${text}`).digest('hex')}`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    body: text,
  });
  await answer.arrayBuffer();
  return answer.status;
}

it('an acknowledged event is in the inbox before the answer goes out; a redelivery is not handled again', async () => {
  const url = t.desk.requestUrl!;
  expect(await deliver(url, eventOf('Ev1', 'printer', '1700000000.000100'), t.sandbox.signingSecret)).toBe(200);
  expect(await t.desk.models.inbox.countDocuments({ _id: 'Ev1' })).toBe(1);
  expect(await deliver(url, eventOf('Ev1', 'printer', '1700000000.000100'), t.sandbox.signingSecret)).toBe(200);
  // the same post as another event (Slack sends a mention twice, with two ids)
  expect(await deliver(url, eventOf('Ev2', 'printer', '1700000000.000100'), t.sandbox.signingSecret)).toBe(200);
  await t.settle();
  expect(await t.desk.models.tickets.countDocuments({})).toBe(1);
  expect((await t.sandbox.client.botPosts('#support-queue')).length).toBe(1);
});

it('keeps nothing of what Slack tells of Bellhop’s own posts and edits', async () => {
  const url = t.desk.requestUrl!;
  const post = eventOf('Ev3', 'a card', '1700000000.000300');
  const own = { ...(post['event'] as object), user: t.desk.botUserId, bot_id: 'B1' };
  const edit = { type: 'message', subtype: 'message_changed', channel: t.channelId('help'), message: own };
  const deletion = { type: 'message', subtype: 'message_deleted', channel: t.channelId('help'), deleted_ts: '1.1' };
  expect(await deliver(url, { ...post, event: own }, t.sandbox.signingSecret)).toBe(200);
  expect(await deliver(url, { ...post, event_id: 'Ev4', event: edit }, t.sandbox.signingSecret)).toBe(200);
  expect(await deliver(url, { ...post, event_id: 'Ev5', event: deletion }, t.sandbox.signingSecret)).toBe(200);
  expect(await t.desk.models.inbox.distinct('_id', {})).toEqual(['Ev5']);
});

it('what was acknowledged and not handled is handled at the next start', async () => {
  await t.desk.models.inbox.collection.insertOne({
    _id: 'Ev9' as never,
    teamId: t.desk.teamId,
    payload: JSON.stringify(eventOf('Ev9', 'left behind by a crash', '1700000000.000200')),
    receivedAt: new Date(0),
    state: 'received',
    owner: 'a process that died',
    token: 1,
    attempts: 1,
    dueAt: new Date(0),
    lastError: null,
  });
  await t.restart();
  await t.settle();
  const post = (await t.sandbox.client.botPosts('#support-queue'))[0];
  expect(post && reading(post)).toContain('left behind by a crash');
  expect(await t.desk.models.inbox.findById('Ev9').lean()).toMatchObject({ state: 'done' });
});

it.each(['hold', 'cut'] as const)(
  'while the database is away (%s) no event is acknowledged, and none is lost',
  async (how) => {
    const url = t.desk.requestUrl!;
    const asked = eventOf('Ev3', 'printer', '1700000000.000300');
    line[how]();
    const began = performance.now();
    const all = await Promise.all(Array.from({ length: 20 }, () => deliver(url, asked, t.sandbox.signingSecret)));
    expect(new Set(all)).toEqual(new Set([503]));
    // at once: the driver alone would look for a server for 2 s; 700 ms and what a busy machine adds
    expect(performance.now() - began).toBeLessThan(1800);
    line.resume();
    // Slack delivers again, until it is taken
    let status = 503;
    for (let tries = 0; status === 503 && tries < 20; tries += 1)
      status = await deliver(url, asked, t.sandbox.signingSecret);
    expect(status).toBe(200);
    await t.restart(); // finds what was saved too late to be acknowledged
    await t.settle();
    expect(await t.desk.models.tickets.countDocuments({})).toBe(1);
  },
);

it('what a process left when it died is handled by another, and only once its lease has ended', async () => {
  const asked = eventOf('Ev8', 'caught in the middle', '1700000000.000800');
  let now = Date.now();
  const dead = createInbox(t.desk.models, t.desk.teamId);
  expect(await dead.receive({ id: 'Ev8', payload: asked }, true)).not.toBeNull();
  const handled: unknown[] = [];
  const other = new Handling({
    inbox: createInbox(t.desk.models, t.desk.teamId, () => now),
    logger: createLogger({ level: 'silent', pretty: false }),
    handle: (payload) => Promise.resolve(void handled.push(payload)),
  });
  await other.sweep();
  expect(handled).toEqual([]);
  now += 2 * leaseMs;
  await other.sweep();
  await other.idle();
  expect(handled).toEqual([asked]);
  expect(await t.desk.models.inbox.findById('Ev8').lean()).toMatchObject({ state: 'done', token: 2 });
});

it('a stop gives back what it did not get to, for another process to claim at once', async () => {
  const inbox = createInbox(t.desk.models, t.desk.teamId);
  let finish = (): void => undefined;
  const stuck = new Promise<void>((resolve) => (finish = resolve));
  const handling = new Handling({
    inbox,
    logger: createLogger({ level: 'silent', pretty: false }),
    handle: () => stuck,
  });
  for (let n = 0; n < 20; n += 1) {
    const entry = { id: `EvS${n}`, payload: {} };
    const saved = inbox.receive(entry, true);
    handling.add(entry, saved);
    await saved;
  }
  const stopped = handling.stop();
  finish();
  await stopped;
  expect(await t.desk.models.inbox.countDocuments({ state: 'done' })).toBe(16);
  expect(await t.desk.models.inbox.countDocuments({ state: 'received', owner: null })).toBe(4);
});

it('an event whose handler fails is kept, and handled again a little later', async () => {
  let now = Date.now();
  const inbox = createInbox(t.desk.models, t.desk.teamId, () => now);
  let tries = 0;
  const handling = new Handling({
    inbox,
    logger: createLogger({ level: 'silent', pretty: false }),
    handle: () => (++tries === 1 ? Promise.reject(new Error('a bad moment')) : Promise.resolve()),
  });
  const entry = { id: 'Ev7', payload: {} };
  handling.add(entry, inbox.receive(entry, true));
  await handling.idle();
  await handling.sweep();
  expect(tries).toBe(1);
  now += 1000;
  await handling.sweep();
  await handling.idle();
  expect(tries).toBe(2);
  expect(await t.desk.models.inbox.findById('Ev7').lean()).toMatchObject({ state: 'done', attempts: 2 });
});

it('what is prepared while an event is being saved changes nothing before it is saved', async () => {
  const { edge, models } = t.desk;
  const handle = (id: string, saved: Promise<void>): Promise<void> =>
    handleEvent(edge, eventOf(id, `printer ${id}`, `17000${id.slice(2)}000.000100`) as never, saved);
  let save = (): void => undefined;
  const handling = handle('Ev20', new Promise((resolve) => (save = resolve)));
  // the next one does not get past the first, and is not saved in the end
  const refused = handle('Ev21', Promise.reject(new Error('the database is away')));
  for (let turn = 0; turn < 50; turn += 1) await models.tickets.countDocuments({});
  expect(await models.tickets.countDocuments({})).toBe(0);
  save();
  await handling;
  await expect(refused).rejects.toThrow('the database is away');
  const tickets = await models.tickets.find({}, { _id: 0, number: 1, subject: 1 }).lean();
  expect(tickets).toEqual([{ number: 1, subject: 'printer Ev20' }]);
  await handle('Ev22', Promise.resolve());
  expect(await models.tickets.countDocuments({ number: 2 })).toBe(1);
});

it('control: bare Bolt acknowledges what its listener then loses', async () => {
  const receiver = new HTTPReceiver({ signingSecret: 'secret', port: 0 });
  const app = new App({
    receiver,
    authorize: () => Promise.resolve({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' }),
  });
  app.error(() => Promise.resolve());
  app.event('message', () => Promise.reject(new Error('the process dies here')));
  const server = (await app.start(0)) as Server;
  const { port } = server.address() as AddressInfo;
  expect(await deliver(`http://127.0.0.1:${port}/slack/events`, eventOf('Ev4', 'x', '1.1'), 'secret')).toBe(200);
  await app.stop();
});

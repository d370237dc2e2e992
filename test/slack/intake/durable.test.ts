import { createHmac } from 'node:crypto';
import { App, HTTPReceiver } from '@slack/bolt';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTestDesk, reading, type TestDesk } from '../../support/desk.js';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

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

it('an event that cannot be saved is not acknowledged', async () => {
  const url = t.desk.requestUrl!;
  await t.connection.close();
  expect(await deliver(url, eventOf('Ev3', 'printer', '1700000000.000300'), t.sandbox.signingSecret)).toBe(503);
  await t.connection.openUri(process.env['BELLHOP_TEST_MONGODB_URI']!, { dbName: t.connection.name });
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

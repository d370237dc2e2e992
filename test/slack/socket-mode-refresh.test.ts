import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SocketModeReceiver } from '@slack/bolt';
import { createLogger } from '../../src/base/logger.js';
import { clientOptions, slackLogger } from '../../src/app/slack-access.js';
import { openTestDesk, type TestDesk } from '../support/desk.js';

/* Slack refreshes sockets every few hours, and sometimes they break. */

let t: TestDesk;
let lines: { level: number; msg: string; code?: string }[];
beforeEach(async () => {
  lines = [];
  const logTo = { write: (text: string) => void lines.push(JSON.parse(text) as (typeof lines)[number]) };
  t = await openTestDesk({ transport: 'socket', logTo });
  await t.settle();
});
afterEach(() => t.stop());

const events = () => t.sandbox.traffic().filter(({ kind }) => kind === 'event message');
const warnings = () => lines.filter(({ level }) => level >= 40);
const sockets = () => t.sandbox.client.sockets;
const open = (count: number) =>
  t.sandbox.client.until(async () => {
    const lasting = (await sockets().list()).filter(({ ending }) => !ending);
    return lasting.length >= count;
  });

describe('a refresh during load', () => {
  it.each(['refresh_requested', 'warning'] as const)('(%s) loses nothing and delays nothing', async (reason) => {
    const texts = Array.from({ length: 24 }, (_, n) => `printer ${n} is broken`);
    for (const [n, text] of texts.entries()) {
      t.clock.moveBy(20 * 60_000); // later: each is a ticket of its own
      await t.person('alice').says('#help', text);
      const [first] = await sockets().list();
      // one of them, then all at once
      if (n === 6) await sockets().disconnect(reason, first?.id);
      if (n === 12) await sockets().disconnect(reason);
      if (n === 15) await open(2);
    }
    await t.settle();
    const tickets = await t.desk.models.tickets.find({}).lean();
    expect(tickets).toHaveLength(texts.length);
    const tried = events();
    expect(tried.length).toBeGreaterThanOrEqual(texts.length);
    expect(tried.filter(({ status, retryNum }) => status !== 200 || retryNum !== undefined)).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  it('control: socket-mode’s own client, with one connection, is away meanwhile', async () => {
    await t.desk.stop();
    const logger = slackLogger(createLogger({ level: 'silent', pretty: false }));
    const before = events().length;
    const options = { ...clientOptions(t.sandbox.apiUrl) };
    const receiver = new SocketModeReceiver({
      appToken: t.sandbox.appToken,
      logger,
      installerOptions: { clientOptions: options },
    });
    await receiver.start();
    const closed = new Promise((resolve) => receiver.client.once('close', resolve));
    await sockets().disconnect('refresh_requested');
    await closed;
    await t.person('alice').says('#help', 'printer 1 is broken');
    await t.sandbox.idle();
    expect(
      events()
        .slice(before)
        .map(({ status }) => status),
    ).toEqual(['failed', 'failed']);
    await receiver.stop();
  });
});

describe('nothing that comes over a socket ends anything', () => {
  it('nonsense, unknown frames and a limit are passed over', async () => {
    const envelope = { envelope_id: 'e', type: 'events_api', accepts_response_payload: false };
    const frames = [
      '{',
      'null',
      '[]',
      '1',
      '"disconnect"',
      '{"type":"events_api"}',
      { type: 'unknown' },
      { ...envelope },
      { ...envelope, payload: null },
      { ...envelope, payload: { type: 'event_callback' } },
      { ...envelope, type: 'interactive', payload: {} },
      { ...envelope, type: 'slash_commands', payload: { command: 1 } },
    ];
    for (const frame of frames) await sockets().send(frame);
    await sockets().limit();
    await t.person('alice').says('#help', 'printer 1 is broken');
    await t.settle();
    expect(await t.desk.models.tickets.countDocuments({})).toBe(1);
    expect(await sockets().list()).toHaveLength(2);
    const limits = lines.filter(({ msg }) => msg.includes('holds back events'));
    expect(limits).toHaveLength(1);
  });

  it('sockets that break are opened again, with one line in the log', async () => {
    await t.sandbox.client.addFault({ do: 'serverError', method: 'apps.connections.open', times: 3 });
    await sockets().drop();
    await t.sandbox.client.until(() => Promise.resolve(warnings().length > 0));
    await open(2);
    expect(warnings().map(({ code }) => code)).toEqual(['closed']);
    expect(lines.filter(({ msg }) => msg.includes('open again'))).toHaveLength(1);
    await t.person('alice').says('#help', 'printer 1 is broken');
    await t.settle();
    expect(await t.desk.models.tickets.countDocuments({})).toBe(1);
  });

  it('Socket Mode that is switched off and on again is found again', async () => {
    await sockets().disconnect('link_disabled');
    await t.sandbox.client.until(() => Promise.resolve(warnings().length > 0));
    expect(warnings()).toMatchObject([{ code: 'link_disabled' }]);
    await sockets().enable();
    await open(2);
    expect((await t.person('ava').types('/desk help')).text).not.toBe('');
    expect(warnings()).toHaveLength(1);
  });

  it('a stop closes every socket, also those that Slack let last', async () => {
    await sockets().disconnect('warning');
    await t.desk.stop();
    await t.sandbox.client.until(async () => (await sockets().list()).length === 0);
    expect(warnings()).toEqual([]);
  });
});

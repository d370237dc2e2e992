import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { obj } from '../../src/sandbox/json.js';
import { bellhopManifest } from './support/manifest.js';
import { ManualWall } from './support/manual-wall.js';
import { RawPeer } from './support/raw-peer.js';
import { openConnection, RawSocket, socketUrl } from './support/raw-socket.js';

let sandbox: Sandbox;
let wall: ManualWall;
let clock: DeskClock;
beforeEach(async () => {
  clock = new DeskClock(new Date('2026-03-02T09:00:00Z'));
  wall = new ManualWall();
  sandbox = await startSandbox({ manifest: bellhopManifest(), clock, wall, env: {} });
});
afterEach(() => sandbox.stop());

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const says = (text: string) => sandbox.client.person('alice').says('#help', text);

describe('apps.connections.open', () => {
  it('wants the app’s own token', async () => {
    expect(await openConnection(sandbox, null)).toEqual({ ok: false, error: 'not_authed' });
    expect(await openConnection(sandbox, 'xapp-1-wrong')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(await openConnection(sandbox, sandbox.botToken)).toEqual({ ok: false, error: 'not_allowed_token_type' });
    expect(sandbox.appToken).toMatch(/^xapp-1-A\w+-\d+-[0-9a-f]{64}$/u);
    expect(await openConnection(sandbox, sandbox.appToken)).toMatchObject({
      ok: true,
      url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=[0-9a-f]{48}&app_id=A/u),
    });
  });

  it('the app’s own token opens nothing else', async () => {
    const headers = { authorization: `Bearer ${sandbox.appToken}` };
    const answer = await fetch(`${sandbox.apiUrl}auth.test`, { method: 'POST', headers });
    expect(await answer.json()).toEqual({ ok: false, error: 'not_allowed_token_type' });
  });

  it('a ticket is good once, and not for long', async () => {
    const url = await socketUrl(sandbox);
    const socket = await RawSocket.at(url);
    expect(socket.frames[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: sandbox.appId },
      debug_info: { approximate_connection_time: expect.any(Number) },
    });
    await expect(RawSocket.at(url)).rejects.toThrow('401');
    const late = await socketUrl(sandbox);
    wall.pass(30_001);
    await expect(RawSocket.at(late)).rejects.toThrow('401');
    await expect(RawSocket.at(late.replace(/ticket=[^&]+/u, 'ticket=guessed'))).rejects.toThrow('401');
  });

  it('the eleventh connection is one too many', async () => {
    const sockets = [];
    for (let n = 0; n < 10; n += 1) sockets.push(await RawSocket.open(sandbox));
    expect(sockets.at(-1)?.frames[0]).toMatchObject({ num_connections: 10 });
    const more = await RawSocket.open(sandbox);
    expect(more.frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    await more.closed;
    expect(await sandbox.client.sockets.list()).toHaveLength(10);
  });

  it('an app whose manifest has Socket Mode off gets no connection', async () => {
    const manifest = bellhopManifest();
    const off = { ...manifest, settings: { ...manifest.settings, socket_mode_enabled: false } };
    const other = await startSandbox({ manifest: off, clock, wall, env: {} });
    const socket = await RawSocket.open(other);
    expect(socket.frames[0]).toMatchObject({ type: 'disconnect', reason: 'link_disabled' });
    await socket.closed;
    await other.stop();
  });
});

describe('envelopes', () => {
  it('bring events, and take the place of HTTP', async () => {
    const peer = await RawPeer.start(sandbox);
    await says('over HTTP');
    await sandbox.idle();
    expect(peer.received).toHaveLength(1);
    const socket = await RawSocket.open(sandbox);
    const message = await says('over the socket');
    await sandbox.idle();
    expect(peer.received).toHaveLength(1);
    expect(socket.envelopes('events_api')).toEqual([
      {
        type: 'events_api',
        envelope_id: expect.any(String),
        accepts_response_payload: false,
        retry_attempt: 0,
        retry_reason: '',
        payload: expect.objectContaining({
          type: 'event_callback',
          event_id: expect.stringMatching(/^Ev/u),
          event: expect.objectContaining({ type: 'message', text: 'over the socket', ts: message.ts }),
        }),
      },
    ]);
    await peer.stop();
  });

  it('bring commands, whose acknowledgement may be the answer', async () => {
    const socket = await RawSocket.open(sandbox);
    socket.ack = () => ({ text: 'Hello, Ava' });
    const answer = await sandbox.client.person('ava').types('/ticket help', { in: '#support-queue' });
    expect(answer).toMatchObject({ ok: true, text: 'Hello, Ava' });
    expect(socket.envelopes('slash_commands')).toMatchObject([
      {
        accepts_response_payload: true,
        payload: { command: '/ticket', text: 'help', response_url: expect.any(String), trigger_id: expect.any(String) },
      },
    ]);
    expect(socket.envelopes('slash_commands')[0]).not.toHaveProperty('retry_attempt');
    socket.ack = () => ({});
    expect(await sandbox.client.person('ava').types('/desk')).toEqual({ ok: true, responseType: 'ephemeral' });
  });

  it('bring shortcuts', async () => {
    const socket = await RawSocket.open(sandbox);
    await sandbox.client.person('alice').uses('New ticket');
    expect(socket.envelopes('interactive')).toMatchObject([
      { accepts_response_payload: false, payload: { type: 'shortcut', callback_id: 'new_ticket' } },
    ]);
  });

  it('go round the connections', async () => {
    const sockets = [await RawSocket.open(sandbox), await RawSocket.open(sandbox), await RawSocket.open(sandbox)];
    for (let n = 0; n < 9; n += 1) await says(`message ${n}`);
    await sandbox.idle();
    expect(sockets.map((socket) => socket.envelopes('events_api').length)).toEqual([3, 3, 3]);
  });

  it('an event that is not acknowledged comes again: at once, after a minute, after five', async () => {
    const socket = await RawSocket.open(sandbox);
    socket.ack = () => 'not at all';
    await says('nobody listens');
    const came = (count: number) => socket.until(() => socket.envelopes('events_api').length === count);
    await came(1);
    for (const wait of [0, 60_000, 300_000]) {
      const before = socket.envelopes('events_api').length;
      wall.pass(3000);
      // the outcome is known in a later turn of the loop, and only then the wait begins
      await turns();
      wall.pass(wait);
      await came(before + 1);
    }
    const envelopes = socket.envelopes('events_api');
    expect(envelopes.map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ]);
    expect(new Set(envelopes.map(({ payload }) => obj({ payload }, 'payload')?.['event_id'])).size).toBe(1);
    expect(new Set(envelopes.map(({ envelope_id }) => envelope_id)).size).toBe(4);
  });

  it('a command that is not acknowledged has timed out; without a socket it has failed', async () => {
    const socket = await RawSocket.open(sandbox);
    socket.ack = () => 'not at all';
    const typed = sandbox.client.person('ava').types('/ticket help');
    await socket.until(() => socket.envelopes('slash_commands').length === 1);
    wall.pass(3000);
    await expect(typed).rejects.toMatchObject({ code: 'operation_timeout' });
    await socket.close();
    await sandbox.client.until(async () => (await sandbox.client.sockets.list()).length === 0);
    await expect(sandbox.client.person('ava').types('/ticket help')).rejects.toMatchObject({ code: 'dispatch_failed' });
  });

  it('an acknowledgement over another connection, or of nothing that was sent, is none', async () => {
    const sockets = [await RawSocket.open(sandbox), await RawSocket.open(sandbox)];
    for (const socket of sockets) socket.ack = () => 'not at all';
    const typed = sandbox.client.person('ava').types('/ticket help');
    const got = await Promise.race(
      sockets.map(async (socket, n) => {
        await socket.until(() => socket.envelopes('slash_commands').length === 1);
        return n;
      }),
    );
    const { envelope_id } = sockets[got]?.envelopes('slash_commands')[0] ?? {};
    for (const nonsense of ['{', 'null', '[]', '{"envelope_id":"unknown"}']) sockets[got]?.send(nonsense);
    sockets[1 - got]?.send({ envelope_id });
    await sockets[1 - got]?.close();
    wall.pass(3000);
    await expect(typed).rejects.toMatchObject({ code: 'operation_timeout' });
  });
});

describe('a connection', () => {
  it('is told to refresh, gets nothing more while there is another, and is closed after ten seconds', async () => {
    const first = await RawSocket.open(sandbox);
    const second = await RawSocket.open(sandbox);
    const [{ id } = { id: '' }] = await sandbox.client.sockets.list();
    await sandbox.client.sockets.disconnect('refresh_requested', id);
    await first.until(() => first.frames.length === 2);
    expect(first.frames[1]).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
    expect(await sandbox.client.sockets.list()).toMatchObject([{ ending: true }, { ending: false }]);
    for (let n = 0; n < 4; n += 1) await says(`message ${n}`);
    await sandbox.idle();
    expect([first.envelopes('events_api').length, second.envelopes('events_api').length]).toEqual([0, 4]);
    wall.pass(10_000);
    expect(await first.closed).toBe(1000);
  });

  it('that is warned still gets envelopes while it is the only one', async () => {
    const socket = await RawSocket.open(sandbox);
    await sandbox.client.sockets.disconnect('warning');
    await says('still here');
    await sandbox.idle();
    expect(socket.envelopes('events_api')).toHaveLength(1);
  });

  it('is closed for good when Socket Mode is switched off, until it is on again', async () => {
    const socket = await RawSocket.open(sandbox);
    await sandbox.client.sockets.disconnect('link_disabled');
    await socket.closed;
    expect(socket.frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'link_disabled' });
    const refused = await RawSocket.open(sandbox);
    expect(refused.frames).toMatchObject([{ type: 'disconnect', reason: 'link_disabled' }]);
    await sandbox.client.sockets.enable();
    expect((await RawSocket.open(sandbox)).frames[0]).toMatchObject({ type: 'hello' });
  });

  it('is pinged, and hung up where nobody answers', async () => {
    const brisk = await startSandbox({ manifest: bellhopManifest(), clock, wall, env: {}, socketPingMs: 50 });
    const there = await RawSocket.open(brisk);
    const gone = await RawSocket.open(brisk, { autoPong: false });
    expect(await gone.closed).toBe(1006);
    const { pings } = there;
    await there.until(() => there.pings > pings + 1);
    expect(await brisk.client.sockets.list()).toHaveLength(1);
    await brisk.stop();
  });

  it('can be hung up without a word, flooded with nonsense, and told of a limit', async () => {
    const socket = await RawSocket.open(sandbox);
    await sandbox.client.sockets.limit();
    await socket.until(() => socket.frames.length === 2);
    expect(socket.frames[1]).toMatchObject({
      type: 'events_api',
      payload: { type: 'app_rate_limited', team_id: sandbox.teamId, minute_rate_limited: expect.any(Number) },
    });
    await sandbox.client.sockets.send({ type: 'nonsense' });
    await socket.until(() => socket.frames.length === 3);
    await sandbox.client.sockets.drop();
    expect(await socket.closed).toBe(1006);
    await expect(sandbox.client.sockets.drop('W99')).rejects.toMatchObject({ code: 'no_such_socket' });
  });

  it('an app that comes back gets what nobody took', async () => {
    const socket = await RawSocket.open(sandbox);
    socket.ack = () => 'not at all';
    await says('lost?');
    await socket.until(() => socket.envelopes('events_api').length === 1);
    await socket.close();
    wall.pass(3000);
    await sandbox.idle();
    const next = await RawSocket.open(sandbox);
    wall.pass(60_000);
    await next.until(() => next.envelopes('events_api').length === 1);
    expect(next.envelopes('events_api')).toMatchObject([{ retry_attempt: 2, retry_reason: 'connection_failed' }]);
  });
});

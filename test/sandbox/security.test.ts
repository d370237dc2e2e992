import { request } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { SandboxClient, startSandbox } from '../../src/sandbox/index.js';
import { bellhopManifest } from './support/manifest.js';
import { useStand } from './support/stand.js';

describe('security', () => {
  const stand = useStand();

  /** A request with headers that fetch would not let one set. */
  const ask = (path: string, headers: Record<string, string>, body = ''): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const req = request(`${stand.sandbox.url}${path}`, { method: 'POST', headers }, (res) => {
        let text = '';
        res.on('data', (chunk: Buffer) => (text += chunk.toString()));
        res.on('end', () => {
          resolve({ status: res.statusCode ?? 0, body: text });
        });
      });
      req.on('error', reject);
      req.end(body);
    });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '0.0.0.0', '192.168.1.2'])(
    'the Host %s is refused',
    async (host) => {
      expect(await ask('/api/auth.test', { host })).toMatchObject({ status: 403 });
    },
  );

  it.each(['localhost', '127.0.0.1', '[::1]'])('the Host %s is served', async (name) => {
    const port = new URL(stand.sandbox.url).port;
    expect(await ask('/api/api.test', { host: `${name}:${port}` })).toMatchObject({ status: 200 });
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost.evil.example'])(
    'the Origin %s is refused',
    async (origin) => {
      expect(await ask('/api/api.test', { origin })).toMatchObject({ status: 403 });
      expect(await ask('/control/people', { origin })).toMatchObject({ status: 403 });
    },
  );

  it('its own Origin is served', async () => {
    expect(await ask('/api/api.test', { origin: stand.sandbox.url })).toMatchObject({ status: 200 });
  });

  it('the control API wants its token: the bot token is another', async () => {
    for (const controlToken of ['', 'wrong', stand.sandbox.botToken]) {
      const client = new SandboxClient({ url: stand.sandbox.url, controlToken });
      await expect(client.people()).rejects.toMatchObject({ code: 'not_authed' });
    }
    const { controlToken, url } = stand.sandbox;
    const headers = { authorization: `Bearer ${controlToken}` };
    expect(await new SandboxClient({ url, controlToken }).info()).toMatchObject({ teamId: stand.sandbox.teamId });
    expect(await ask('/control/constructor', headers, '{}')).toMatchObject({ status: 404 });
    expect(await ask('/control/people', headers, 'null')).toMatchObject({ status: 400 });
  });

  it('bodies have limits', async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${stand.sandbox.botToken}` };
    expect(await ask('/api/auth.test', headers, JSON.stringify({ x: 'x'.repeat(2_100_000) }))).toMatchObject({
      status: 413,
    });
  });

  it('listens on loopback only', () => {
    expect(stand.sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it.each(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'])('does not start beside %s', async (name) => {
    const options = { manifest: bellhopManifest(), clock: new DeskClock(), env: { [name]: 'xoxb-real' } };
    await expect(startSandbox(options)).rejects.toMatchObject({ code: 'slack_credentials_present' });
  });

  it('keeps no tokens in the traffic', async () => {
    await stand.web.auth.test();
    const log = JSON.stringify(stand.sandbox.traffic());
    expect(log).toContain('auth.test');
    for (const secret of [stand.sandbox.botToken, stand.sandbox.signingSecret, stand.sandbox.controlToken]) {
      expect(log).not.toContain(secret);
    }
  });

  it('an unknown path is not found', async () => {
    expect(await ask('/', {})).toMatchObject({ status: 404 });
    expect(await ask('/response/nope', {}, '{}')).toMatchObject({ status: 404 });
  });
});

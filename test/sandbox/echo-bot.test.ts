import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { startEchoBot } from '../../examples/echo-bot/echo-bot.js';
import { DeskClock } from '../../src/base/clock.js';
import { startSandbox, type AppManifest, type Sandbox } from '../../src/sandbox/index.js';

const manifest: AppManifest = {
  display_information: { name: 'Echo' },
  features: {
    app_home: { messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: 'echo' },
  },
  oauth_config: { scopes: { bot: ['chat:write', 'channels:history', 'im:history'] } },
  settings: {
    event_subscriptions: { bot_events: ['message.channels', 'message.im'] },
    interactivity: { is_enabled: true },
  },
};

let sandbox: Sandbox;
let stop: () => Promise<unknown> = () => Promise.resolve();
afterEach(async () => {
  await stop();
  await sandbox.stop();
});

it('runs another app than Bellhop: ten lines of plain Bolt', async () => {
  sandbox = await startSandbox({ manifest, clock: new DeskClock(), env: {} });
  const { app, server } = await startEchoBot(sandbox, 0);
  const { port } = server.address() as AddressInfo;
  stop = () => app.stop();
  sandbox.connect(`http://127.0.0.1:${port}/slack/events`);
  const alice = sandbox.client.person('alice');

  await alice.says('#help', 'hello');
  const echo = await sandbox.client.until(async () => (await sandbox.client.botPosts('#help')).at(-1));
  expect(echo).toMatchObject({ text: 'hello' });
  await alice.presses('Again', echo);
  const pressed = await sandbox.client.until(async () =>
    (await sandbox.client.botPosts('#help')).find(({ text }) => text === 'Pressed 1 times'),
  );
  expect(pressed.ts).toBe(echo.ts);
}, 30_000);

import type { AddressInfo } from 'node:net';
import { App, type ViewClosedAction } from '@slack/bolt';
import type { Browser, Page } from 'playwright-core';
import { DeskClock } from '../../../src/base/clock.js';
import { findPage } from '../../../src/cli/page/find-page.js';
import type { Language } from '../../../src/i18n/language.js';
import { startSandbox, type AppManifest, type Sandbox } from '../../../src/sandbox/index.js';
import { launchBrowser } from './browser.js';
import { everything, live, message, option, places, stacked, text } from './sink-blocks.js';

const manifest: AppManifest = {
  display_information: { name: 'Sink' },
  features: {
    bot_user: { display_name: 'sink' },
    slash_commands: [{ command: '/sink', description: 'Does nothing' }],
    shortcuts: [
      { name: 'Everything', type: 'global', callback_id: 'everything' },
      { name: 'Stack', type: 'global', callback_id: 'stack' },
      { name: 'Live', type: 'global', callback_id: 'live' },
      { name: 'Places', type: 'global', callback_id: 'places' },
    ],
  },
  oauth_config: { scopes: { bot: ['chat:write', 'commands', 'files:read'] } },
  settings: { interactivity: { is_enabled: true } },
};

const fruits = ['Apple', 'Apricot', 'Banana', 'Blueberry', 'Cherry'];

/** What the app has heard, the newest last. */
export interface Heard {
  readonly actions: object[];
  readonly submissions: {
    readonly view: { readonly state: { readonly values: Record<string, Record<string, object>> } };
  }[];
  readonly closed: { readonly callback: string; readonly cleared: boolean }[];
  readonly queries: string[];
}

/** A plain Bolt app that uses every element, in a sandbox of its own, with a browser before it. */
export interface Sink {
  readonly sandbox: Sandbox;
  readonly heard: Heard;
  visit(options?: { language?: Language; dark?: boolean }): Promise<Page>;
  /** Posts the message with everything in it. */
  post(): Promise<void>;
  stop(): Promise<void>;
}

export async function openSink(): Promise<Sink> {
  const page = findPage();
  await page.built?.();
  const sandbox = await startSandbox({ manifest, clock: new DeskClock(), env: {}, page });
  const heard: Heard = { actions: [], submissions: [], closed: [], queries: [] };
  const { app, stop } = await startApp(sandbox, heard);
  const browser: Browser = await launchBrowser();
  return {
    sandbox,
    heard,
    async visit({ language = 'en', dark = false } = {}) {
      const context = await browser.newContext({
        locale: language,
        colorScheme: dark ? 'dark' : 'light',
        // tall enough for the whole form: axe takes a label that is scrolled away for one that is not there
        viewport: { width: 1000, height: 2400 },
        timezoneId: 'Asia/Taipei',
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(45_000);
      const visit = await context.newPage();
      await visit.goto(sandbox.url);
      await visit.locator('.pane').first().waitFor();
      return visit;
    },
    async post() {
      const channels = await sandbox.client.channels();
      const channel = channels.find(({ name }) => name === 'help')?.id ?? '';
      await app.client.chat.postMessage({ channel, text: 'Everything', blocks: message });
    },
    async stop() {
      await browser.close();
      await stop();
      await sandbox.stop();
    },
  };
}

async function startApp(sandbox: Sandbox, heard: Heard): Promise<{ app: App; stop: () => Promise<unknown> }> {
  const { botToken: token, signingSecret, apiUrl: slackApiUrl } = sandbox;
  const app = new App({ token, signingSecret, clientOptions: { slackApiUrl } });
  app.shortcut('everything', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: everything });
  });
  app.shortcut('live', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: live });
  });
  app.shortcut('stack', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: stacked(1) });
  });
  app.action({ type: 'block_actions', action_id: 'push' }, async ({ ack, body, client }) => {
    await ack();
    const depth = Number(body.view?.callback_id.split('_')[1]);
    await client.views.push({ trigger_id: body.trigger_id, view: stacked(depth + 1) });
  });
  app.action({ type: 'block_actions', action_id: 'update' }, async ({ ack, body, client }) => {
    await ack();
    const { id = '', hash = '' } = body.view ?? {};
    await client.views.update({ view_id: id, hash, view: { ...stacked(1), title: text('Changed') } });
  });
  app.action({ type: 'block_actions', block_id: /^(all|typed)$/ }, async ({ ack, action }) => {
    heard.actions.push(action);
    await ack();
  });
  app.shortcut('places', async ({ ack, body, client }) => {
    await ack();
    const channels = await sandbox.client.channels();
    const other = channels.find(({ name }) => name === 'general')?.id ?? '';
    await client.views.open({ trigger_id: body.trigger_id, view: places(other) });
  });
  app.options('grouped', async ({ ack }) => {
    const group = (label: string, ...names: string[]) => ({
      label: text(label),
      options: names.map((one) => option(one)),
    });
    await ack({ option_groups: [group('Fruit', 'Apple', 'Pear'), group('Trees', 'Oak')] });
  });
  app.options(/^v$|^external$/, async ({ ack, payload }) => {
    heard.queries.push(payload.value);
    const fit = fruits.filter((fruit) => fruit.toLowerCase().includes(payload.value.toLowerCase()));
    await ack({ options: fit.map((fruit) => option(fruit, `f-${fruits.indexOf(fruit)}`)) });
  });
  app.view(/^(everything|live|places)$/, async ({ ack, body }) => {
    heard.submissions.push(body);
    await ack();
  });
  app.view(/^stack_/, async ({ ack, view }) => {
    const name = view.state.values['name']?.['v']?.value ?? '';
    if (name === 'push') await ack({ response_action: 'push', view: { ...stacked(2), title: text('Pushed') } });
    else if (name === 'update')
      await ack({ response_action: 'update', view: { ...stacked(1), title: text('Updated') } });
    else if (name === 'clear') await ack({ response_action: 'clear' });
    else if (name === '') await ack({ response_action: 'errors', errors: { name: 'A name, please' } });
    else await ack();
  });
  app.view<ViewClosedAction>({ type: 'view_closed', callback_id: /^stack_/ }, async ({ ack, view, body }) => {
    heard.closed.push({ callback: view.callback_id, cleared: body.is_cleared });
    await ack();
  });
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  sandbox.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  return { app, stop: () => app.stop() };
}

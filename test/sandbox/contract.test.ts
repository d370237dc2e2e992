import { beforeAll, describe, expect, it } from '@jest/globals';
import { LogLevel, WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { DeskClock } from '../../src/base/clock.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { str } from '../../src/sandbox/json.js';
import { runContract } from './support/contract-steps.js';
import { manifestWith } from './support/manifest.js';
import { RawPeer } from './support/raw-peer.js';
import { compareShapes } from './support/shape.js';
import { webClient } from './support/web.js';

const TOKEN = 'xoxb-contract';

async function theirs(): Promise<Record<string, unknown>> {
  const app = { app_id: 'A0CONTRACT', bot_id: 'B0CONTRACT', bot_user_id: 'U0CONTRACT' };
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        users: [{ name: 'alice', email: 'alice@example.com' }],
        channels: [{ name: 'help' }, { name: 'other' }],
        oauth_apps: [
          { ...app, client_id: 'c', client_secret: 's', name: 'Bellhop', redirect_uris: [], bot_name: 'bellhop' },
        ],
        tokens: [{ token: TOKEN, type: 'bot', user_id: app.bot_user_id, bot_id: app.bot_id, app_id: app.app_id }],
      },
    },
  });
  try {
    const web = new WebClient(TOKEN, {
      slackApiUrl: `${emulator.url}/api/`,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    });
    const { channels } = await web.conversations.list();
    const id = (name: string): string => channels?.find((one) => one.name === name)?.id ?? '';
    await web.conversations.join({ channel: id('help') });
    const { user } = await web.users.lookupByEmail({ email: 'alice@example.com' });
    return await runContract({
      web,
      channel: id('help'),
      other: id('other'),
      user: user?.id ?? '',
      email: 'alice@example.com',
      bot: app.bot_id,
      trigger: async () => str(await web.apiCall('views.generateTriggerId', { user_id: user?.id }), 'trigger_id') ?? '',
    });
  } finally {
    await emulator.close();
  }
}

async function ours(): Promise<Record<string, unknown>> {
  const manifest = manifestWith({ scopes: ['team:read', 'reactions:write', 'channels:manage', 'groups:write'] });
  const sandbox = await startSandbox({ manifest, clock: new DeskClock(), env: {} });
  const peer = await RawPeer.start(sandbox);
  try {
    const channels = await sandbox.client.channels();
    const people = await sandbox.client.people();
    return await runContract({
      web: webClient(sandbox),
      channel: channels.find((one) => one.name === 'help')?.id ?? '',
      other: channels.find((one) => one.name === 'random')?.id ?? '',
      user: people.find((one) => one.name === 'alice')?.id ?? '',
      email: 'alice@example.com',
      bot: sandbox.botId,
      trigger: async () => {
        await sandbox.client.person('alice').uses('New ticket');
        return peer.field('trigger_id');
      },
    });
  } finally {
    await peer.stop();
    await sandbox.stop();
  }
}

describe('the same calls against emulate', () => {
  let mine: Record<string, unknown>;
  let other: Record<string, unknown>;

  beforeAll(async () => {
    [mine, other] = [await ours(), await theirs()];
  });

  it('refuses the same things with the same words', () => {
    const refusals = (answers: Record<string, unknown>) =>
      Object.entries(answers).flatMap(([step, answer]) =>
        typeof answer === 'object' && answer !== null && 'refused' in answer ? [[step, answer.refused]] : [],
      );
    expect(refusals(mine)).toEqual(refusals(other));
    expect(refusals(mine).length).toBeGreaterThan(10);
  });

  it('answers with the same keys and types, but for the differences listed here', () => {
    const lacking = new Map<string, string>();
    const added = new Map<string, string>();
    for (const step of Object.keys(other)) {
      const { missing, extra, differs } = compareShapes(mine[step], other[step]);
      expect({ step, differs }).toEqual({ step, differs: [] });
      for (const path of missing) lacking.set(`${step}: ${path}`, step);
      for (const path of extra) added.set(path, step);
    }
    expect([...lacking.keys()].sort()).toEqual(Object.keys(LACKING).sort());
    const unexplained = [...added.keys()].filter((path) => !ADDED.some(({ paths }) => paths.test(path)));
    expect(unexplained).toEqual([]);
  });

  it('knows every method that was compared', () => {
    expect(Object.keys(mine)).toEqual(Object.keys(other));
  });
});

/** The same difference in the channel that each of these answers with. */
function ofChannels(field: string, why: string): Record<string, string> {
  const steps = ['join', 'create', 'create private', 'rename', 'invite', 'invite to what is open again'];
  return Object.fromEntries(steps.map((step) => [`conversations.${step}: channel.${field}`, why]));
}

/** What emulate answers and the sandbox does not, and why. */
const LACKING: Record<string, string> = {
  'auth.test: app_id': "Slack's auth.test tells no app id",
  ...ofChannels('is_open', 'is_open belongs to DMs in Slack'),
  'conversations.info: channel.is_open': 'is_open belongs to DMs in Slack',
  'conversations.list: channels[].is_open': 'is_open belongs to DMs in Slack',
  ...ofChannels('last_read', 'a read mark belongs to user tokens'),
  'conversations.info: channel.last_read': 'a read mark belongs to user tokens',
  'conversations.list: channels[].last_read': 'a read mark belongs to user tokens',
  ...ofChannels('num_members', 'Slack counts members in list, and in info when asked to'),
  'conversations.history: response_metadata.next_cursor': 'Slack leaves it out on the last page',
};

/** What the sandbox answers and emulate does not, and why: all of it is in Slack's own answers. */
const ADDED: { paths: RegExp; why: string }[] = [
  { paths: /^response_metadata\.(scopes|next_cursor)$/, why: 'the client reads the scopes from a header' },
  {
    paths: /^(is_enterprise_install|cache_ts|channel|pin_count|channel_actions_(ts|count))$/,
    why: 'around the object',
  },
  { paths: /(^|\.|\])(bot_id|app_id|bot_profile|team|parent_user_id)$/, why: "the bot's own posts say who they are" },
  { paths: /(thread_ts|reply_users_count|latest_reply|is_locked|subscribed)$/, why: 'a message knows its thread' },
  { paths: /^channels?(\[\])?\.[a-z_]+$/, why: 'shared, external and general channels are marked' },
  { paths: /^(user|members\[\])\.(profile\.)?[a-z_0-9]+$/, why: 'zone, rights and pictures of people' },
  { paths: /^team\.[a-z_]+$/, why: 'address and icon of the workspace' },
  { paths: /^bot\.(updated|app_id|user_id|icons\.image_\d+)$/, why: 'the bot leads to its app and user' },
  { paths: /^view\.(submit_disabled|app_installed_team_id)$/, why: 'views know where the app is installed' },
  { paths: /^files?(\[\])?\.[a-z_.[\]*]+$/, why: 'names and access of files' },
];

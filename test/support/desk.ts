import { readFileSync } from 'node:fs';
import type { Connection } from 'mongoose';
import { parse } from 'yaml';
import { startDesk, type RunningDesk } from '../../src/app.js';
import { DeskClock } from '../../src/base/clock.js';
import { createLogger, type LogDestination } from '../../src/base/logger.js';
import type { Metrics } from '../../src/health/metrics.js';
import { defaultSettings, type DeskSettings } from '../../src/desk/settings/desk-settings.js';
import {
  defaultRoles,
  startSandbox,
  type AppManifest,
  type Message,
  type Person,
  type Sandbox,
} from '../../src/sandbox/index.js';
import { connectStore } from '../../src/store/connection.js';
import { testDatabase } from './mongo.js';

/** A whole desk for a suite: a local Slack, the real Bolt app over signed HTTP, a database of its own. */
export interface TestDesk {
  readonly sandbox: Sandbox;
  readonly clock: DeskClock;
  readonly connection: Connection;
  /** The running app; replaced by `restart`. */
  readonly desk: RunningDesk;
  person(name: string): Person;
  channelId(name: string): string;
  userId(name: string): string;
  /** Lets everything happen that is under way: deliveries, handlers, jobs, posts. Paced posts move the clock on. */
  settle(): Promise<void>;
  settings(change: Partial<DeskSettings>): Promise<void>;
  /** Stops the app and starts another on the same database and workspace. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestDeskOptions {
  readonly at?: string;
  readonly settings?: (ids: {
    channel: (name: string) => string;
    user: (name: string) => string;
  }) => Partial<DeskSettings>;
  readonly logTo?: LogDestination;
  readonly metrics?: Metrics;
  /** Scopes of the manifest that this workspace did not grant. */
  readonly withoutScopes?: readonly string[];
  /** How Slack reaches the app; omitted: over HTTP. */
  readonly transport?: 'http' | 'socket';
  /** The way to the database, where it is not the direct one. */
  readonly line?: (uri: string) => Promise<{ readonly uri: string }>;
}

/** A Monday morning in Taipei, at which tests begin. */
export const monday = '2026-03-02T01:00:00.000Z';

/** The settings of the sandbox's company: its queue, departments and people. */
export function companySettings(
  teamId: string,
  channel: (name: string) => string,
  user: (name: string) => string,
): DeskSettings {
  const names: Record<string, { en: string; 'zh-TW': string }> = {
    billing: { en: 'Billing', 'zh-TW': '帳務部' },
    product: { en: 'Product', 'zh-TW': '產品部' },
    it: { en: 'IT', 'zh-TW': '資訊部' },
    sales: { en: 'Sales', 'zh-TW': '業務部' },
    logistics: { en: 'Logistics', 'zh-TW': '物流部' },
  };
  return {
    ...defaultSettings(teamId, 'en', 'Asia/Taipei'),
    version: 1,
    queue: channel('support-queue'),
    fallback: channel('support-managers'),
    categories: ['invoices', 'bugs', 'accounts', 'orders', 'other'],
    intake: [
      { channel: channel('help'), mode: 'auto' },
      { channel: channel('help-zh'), mode: 'auto', locale: 'zh-TW' },
    ],
    departments: defaultRoles.departments.map(({ key, people }) => ({
      key,
      name: names[key] ?? { en: key, 'zh-TW': key },
      channel: channel(key),
      onCall: people.slice(0, 1).map(user),
      categories: key === 'billing' ? ['invoices'] : key === 'product' ? ['bugs'] : [],
      escalateAtOnce: false,
    })),
    roles: {
      agents: defaultRoles.agents.map(user),
      leads: defaultRoles.leads.map(user),
      managers: defaultRoles.managers.map(user),
      admins: defaultRoles.admins.map(user),
    },
    digest: {
      channels: [{ channel: channel('support-managers') }],
      at: '09:00',
      weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      names: false,
    },
  };
}

export async function openTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const clock = new DeskClock(new Date(options.at ?? monday));
  const database = await testDatabase();
  const { uri } = (await options.line?.(database.uri)) ?? database;
  const connection = await connectStore({ uri, dbName: database.dbName });
  const manifest = parse(readFileSync('manifest.yml', 'utf8')) as AppManifest;
  const sandbox = await startSandbox({ manifest: without(manifest, options.withoutScopes ?? []), clock, env: {} });
  const logger = createLogger({
    level: options.logTo ? 'debug' : ((process.env['TEST_LOG'] as 'warn' | undefined) ?? 'fatal'),
    pretty: false,
    ...(options.logTo ? { destination: options.logTo } : {}),
  });
  const start = async (): Promise<RunningDesk> => {
    const { botToken, apiUrl, signingSecret, appToken } = sandbox;
    const desk = await startDesk({
      slack: {
        botToken,
        apiUrl,
        transport:
          options.transport === 'socket'
            ? { kind: 'socket', appToken }
            : { kind: 'http', signingSecret, port: 0, host: '127.0.0.1' },
      },
      connection,
      clock,
      logger,
      locale: 'en',
      timezone: 'Asia/Taipei',
      running: false,
      ...(options.metrics && { metrics: options.metrics }),
    });
    if (desk.requestUrl !== null) sandbox.connect(desk.requestUrl);
    return desk;
  };
  const ids = await idsOf(sandbox);
  let desk = await start();
  const company = { ...companySettings(desk.teamId, ids.channel, ids.user), ...options.settings?.(ids) };
  await desk.store.transaction((tx) => tx.saveSettings(company));

  const settle = async (): Promise<void> => {
    for (;;) {
      await sandbox.idle();
      await desk.idle();
      const next = await desk.runDue();
      await sandbox.idle();
      await desk.idle();
      // what must wait for its lane goes out a little later; what is due tomorrow is not under way
      const again = await desk.runDue();
      const at = next ?? again;
      if (at === null || at.getTime() - clock.now().getTime() > 60_000) return;
      clock.moveTo(new Date(Math.max(at.getTime(), clock.now().getTime())));
    }
  };
  return {
    sandbox,
    clock,
    connection,
    get desk() {
      return desk;
    },
    person: (name) => sandbox.client.person(name),
    channelId: ids.channel,
    userId: ids.user,
    settle,
    async settings(change) {
      const before = await desk.store.reads.settings();
      await desk.store.transaction((tx) => tx.saveSettings({ ...before, ...change, version: before.version + 1 }));
    },
    async restart() {
      await desk.stop();
      desk = await start();
    },
    async stop() {
      await desk.stop();
      await sandbox.stop();
      await connection.close();
      await database.drop();
    },
  };
}

function without(manifest: AppManifest, scopes: readonly string[]): AppManifest {
  const granted = manifest.oauth_config?.scopes?.bot ?? [];
  return {
    ...manifest,
    oauth_config: { scopes: { bot: granted.filter((scope) => !scopes.includes(scope)) } },
  };
}

async function idsOf(sandbox: Sandbox): Promise<{ channel: (name: string) => string; user: (name: string) => string }> {
  const find = (all: { id: string; name?: string }[], kind: string) => (name: string) => {
    const found = all.find((each) => each.name === name.replace(/^[#@]/u, ''));
    if (!found) throw new Error(`The workspace has no ${kind} ${name}`);
    return found.id;
  };
  return {
    channel: find(await sandbox.client.channels(), 'channel'),
    user: find(await sandbox.client.people(), 'person'),
  };
}

/** A message as text, blocks included: what a person reads. */
export function reading(message: Pick<Message, 'text' | 'blocks'>): string {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      const { text, type } = value as { text?: unknown; type?: string };
      if (typeof text === 'string' && type !== undefined) texts.push(type === 'plain_text' ? `[${text}]` : text);
      for (const each of Object.values(value)) if (typeof each === 'object') collect(each);
    }
  };
  collect(message.blocks ?? []);
  return texts.length === 0 ? message.text : texts.join('\n');
}

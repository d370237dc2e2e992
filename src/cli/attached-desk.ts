import { join } from 'node:path';
import type { WebClient } from '@slack/web-api';
import { DeskClock } from '../base/clock.js';
import { createLogger } from '../base/logger.js';
import { secretsOf, type Config } from '../config.js';
import type { Store } from '../desk/ports.js';
import type { Models } from '../store/models/schemas.js';
import type { Terminal } from './command.js';
import { openDatabase, type Database, type MongoAddress } from './database.js';
import { patientClient } from './patient-client.js';
import { findRunning, type RunningNote } from './running-note.js';
import { slackRefusal } from './slack-refusal.js';

/** A desk's database and workspace for a command that only looks or sets up; the Bolt app may run elsewhere. */
export interface AttachedDesk {
  readonly client: WebClient;
  readonly botToken: string;
  readonly apiUrl: string;
  readonly teamId: string;
  readonly database: Database;
  readonly models: Models;
  readonly store: Store;
  stop(): Promise<void>;
}

interface Access {
  readonly botToken: string;
  readonly apiUrl: string;
  stop(): Promise<void>;
}

/** Attaches to the Bellhop that runs with this home; starts what it needs where none runs. */
export async function attachDesk(config: Config, terminal: Terminal): Promise<AttachedDesk> {
  const logger = createLogger({ level: 'error', pretty: process.stderr.isTTY, secrets: secretsOf(config) });
  const running = await findRunning(config.home);
  const access = await slackAccess(config, running, terminal);
  try {
    const client = patientClient(access.botToken, access.apiUrl);
    const teamId = await teamOf(client, terminal);
    const mongo = addressOf(config, running);
    const database = await openDatabase({
      home: config.home,
      ...(mongo && { mongo }),
      onProgress: terminal.warn,
      logger,
    });
    return await attached({ access, client, teamId, database }, config);
  } catch (error) {
    await access.stop();
    throw error;
  }
}

function addressOf({ mongodbUri }: Config, running: RunningNote | null): MongoAddress | undefined {
  if (mongodbUri !== undefined) return { uri: mongodbUri };
  const mongo = running?.mongo;
  return mongo && { uri: mongo.uri, ...(mongo.dbName === undefined ? {} : { dbName: mongo.dbName }) };
}

async function attached(
  parts: { access: Access; client: WebClient; teamId: string; database: Database },
  { locale, timeZone: timezone }: Config,
): Promise<AttachedDesk> {
  const { access, client, teamId, database } = parts;
  const [{ createModels }, { createStore }] = await Promise.all([
    import('../store/models/schemas.js'),
    import('../store/store.js'),
  ]);
  const models = createModels(database.connection);
  const { botToken, apiUrl } = access;
  return {
    client,
    botToken,
    apiUrl,
    teamId,
    database,
    models,
    store: createStore(database.connection, models, { teamId, locale, timezone }, new DeskClock()),
    async stop() {
      await database.stop();
      await access.stop();
    },
  };
}

async function slackAccess(config: Config, running: RunningNote | null, { env }: Terminal): Promise<Access> {
  const stop = (): Promise<void> => Promise.resolve();
  if (config.mode === 'slack') return { botToken: config.slack.botToken, apiUrl: config.slack.apiUrl, stop };
  if (running?.sandbox) return { ...running.sandbox, stop };
  const [{ startSandbox }, { readManifest }] = await Promise.all([
    import('../sandbox/index.js'),
    import('./package-files.js'),
  ]);
  const sandbox = await startSandbox({
    manifest: await readManifest(),
    clock: new DeskClock(),
    stateDir: join(config.home, 'sandbox'),
    env,
  });
  return { botToken: sandbox.botToken, apiUrl: sandbox.apiUrl, stop: () => sandbox.stop() };
}

async function teamOf(client: WebClient, { t }: Terminal): Promise<string> {
  try {
    return (await client.auth.test()).team_id ?? '';
  } catch (error) {
    throw slackRefusal(error, 'SLACK_BOT_TOKEN', t);
  }
}

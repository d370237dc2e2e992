import type { WebClient } from '@slack/web-api';
import { DeskClock } from '../base/clock.js';
import { createLogger, type Logger } from '../base/logger.js';
import { secretsOf, type Config } from '../config.js';
import type { Store } from '../desk/ports.js';
import type { Models } from '../store/models/schemas.js';
import type { Terminal } from './command.js';
import { openDatabase, type Database, type MongoAddress } from './database.js';
import { patientClient } from './patient-client.js';
import { findRunning, type RunningNote } from './running-note.js';
import { slackAccess } from './slack-access.js';
import { slackRefusal } from './slack-refusal.js';

/** A desk's memory for a command that only looks or sets up; the Bolt app may run elsewhere. */
interface OpenDesk {
  readonly teamId: string;
  readonly database: Database;
  readonly models: Models;
  readonly store: Store;
  readonly logger: Logger;
  stop(): Promise<void>;
}

/** A desk's memory and its workspace. */
interface AttachedDesk extends OpenDesk {
  readonly client: WebClient;
}

/** Opens the database that a running Bellhop of this home has, else that of the settings. */
export async function openDesk(config: Config, teamId: string, terminal: Terminal): Promise<OpenDesk> {
  const { home, locale, timeZone: timezone } = config;
  const mongo = addressOf(config, await findRunning(home));
  const logger = createLogger({ level: 'error', pretty: process.stderr.isTTY, secrets: secretsOf(config) });
  const { t, warn: onProgress } = terminal;
  const database = await openDatabase({ home, ...(mongo && { mongo }), onProgress, t, logger });
  const [{ createModels }, { createStore }] = await Promise.all([
    import('../store/models/schemas.js'),
    import('../store/store.js'),
  ]);
  const models = createModels(database.connection);
  const store = createStore(database.connection, models, { teamId, locale, timezone }, new DeskClock());
  return { teamId, database, models, store, logger, stop: () => database.stop() };
}

/** Attaches to the desk; starts what it needs where none runs. */
export async function attachDesk(config: Config, terminal: Terminal): Promise<AttachedDesk> {
  const access = await slackAccess(config, await findRunning(config.home), terminal);
  try {
    const client = patientClient(access.botToken, access.apiUrl);
    const desk = await openDesk(config, await teamOf(client, terminal), terminal);
    return {
      ...desk,
      client,
      async stop() {
        await desk.stop();
        await access.stop();
      },
    };
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

async function teamOf(client: WebClient, { t }: Terminal): Promise<string> {
  try {
    return (await client.auth.test()).team_id ?? '';
  } catch (error) {
    throw slackRefusal(error, 'SLACK_BOT_TOKEN', t);
  }
}

import { randomUUID } from 'node:crypto';
import { DeskClock } from '../../base/clock.js';
import { CodedError, hasCode } from '../../base/errors.js';
import { createLogger, type Logger } from '../../base/logger.js';
import { secretsOf, type Config } from '../../config.js';
import { emptyWorkspace, type Stage } from '../../replay/index.js';
import type { RunReads } from '../../reports/run-reads.js';
import type { Terminal } from '../command.js';
import { openLocalDesk, type LocalDesk } from '../local-desk.js';
import { defaultDeskFile } from '../package-files.js';
import { findRunning } from '../running-note.js';

/** A desk for a replay, and its end. */
export interface OpenStage extends Stage {
  readonly reads: RunReads;
  /** Stops everything; what was only for the replay is removed. */
  stop(): Promise<void>;
}

interface Options {
  readonly config: Config;
  readonly terminal: Terminal;
  /** Where the desk clock begins. */
  readonly at: Date;
  readonly intoWorkspace: boolean;
}

/**
 * Opens the desk for a replay: a temporary one, or that of BELLHOP_HOME, which keeps what is played.
 * @throws CodedError `slack_credentials_present` beside a real Slack, `home_in_use` when a desk runs there
 */
export async function openStage(options: Options): Promise<OpenStage> {
  const { config, terminal, at, intoWorkspace } = options;
  if (config.mode === 'slack') throw new CodedError('slack_credentials_present', terminal.t('replay.real_slack'));
  const clock = new DeskClock(at);
  const common = {
    clock,
    running: false,
    logger: loggerFor(config),
    locale: config.locale,
    env: terminal.env,
    onProgress: terminal.warn,
    t: terminal.t,
  };
  if (intoWorkspace) {
    await refuseRunning(options);
    const { home, mongodbUri, timeZone: timezone } = config;
    const mongo = mongodbUri === undefined ? {} : { mongo: { uri: mongodbUri } };
    const local = await openLocalDesk({ ...common, ...mongo, home, timezone, newDeskFile: defaultDeskFile }).catch(
      (error: unknown) => {
        throw isInUse(error) ? inUse(options) : error;
      },
    );
    return staged(local, () => Promise.resolve());
  }
  const dbName = `bellhop_replay_${randomUUID().replaceAll('-', '')}`;
  const mongo = config.mongodbUri === undefined ? {} : { mongo: { uri: config.mongodbUri, dbName } };
  const local = await openLocalDesk({ ...common, ...mongo, timezone: 'UTC', workspace: emptyWorkspace });
  return staged(local, () => local.database.connection.dropDatabase());
}

async function staged(local: LocalDesk, beforeStop: () => Promise<void>): Promise<OpenStage> {
  const { createRunReads } = await import('../../store/read-models/replay-figures.js');
  const { desk, sandbox, clock } = local;
  return {
    desk,
    workspace: sandbox.client,
    clock,
    quiet: async () => {
      await sandbox.idle();
      await desk.idle();
    },
    reads: createRunReads(desk.models, desk.teamId),
    async stop() {
      await beforeStop();
      await local.stop();
    },
  };
}

async function refuseRunning(options: Options): Promise<void> {
  if (await findRunning(options.config.home)) throw inUse(options);
}

function inUse({ config: { home }, terminal: { t } }: Options): CodedError {
  return new CodedError('home_in_use', t('replay.desk_running', { home }));
}

/** Whether somebody holds the home's database or workspace, although there is no note of a running desk. */
function isInUse(error: unknown): boolean {
  return hasCode(error, 'home_in_use') || hasCode(error, 'state_in_use');
}

/** A replay has thousands of jobs and posts: only what goes wrong is worth a line, unless more is asked for. */
function loggerFor(config: Config): Logger {
  const level = config.logLevel === 'info' ? 'warn' : config.logLevel;
  return createLogger({ level, pretty: process.stderr.isTTY, secrets: secretsOf(config) });
}

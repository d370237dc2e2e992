import { startDesk, type RunningDesk } from '../../app.js';
import { whoAmI } from '../../app/slack-access.js';
import { CodedError } from '../../base/errors.js';
import type { Config } from '../../config.js';
import { openDatabase, type Database } from '../database.js';
import { applyDeskFile, type DeskFileApplied } from '../desk-file-applied.js';
import { isPortFree } from '../free-port.js';
import { patientClient } from '../patient-client.js';
import { slackRefusal } from '../slack-refusal.js';
import { together } from '../together.js';
import type { StartContext, Started } from './start-parts.js';

type SlackConfig = Extract<Config, { mode: 'slack' }>;

/** The desk of a real workspace. */
export async function startWithSlack(config: SlackConfig, context: StartContext): Promise<Started> {
  const { terminal, logger } = context;
  await checkPort(config, context);
  const [database] = await together(
    openDatabase({
      home: config.home,
      ...(config.mongodbUri === undefined ? {} : { mongo: { uri: config.mongodbUri } }),
      onProgress: terminal.warn,
      t: terminal.t,
      logger,
    }),
    checkTokens(config, context),
  );
  try {
    const desk = await openDesk(config, database, context);
    try {
      const applied = await applyFile(config, desk, context);
      return {
        desk,
        sandbox: null,
        applied,
        note: database.embedded ? { mongo: { uri: database.uri } } : null,
        async stop() {
          await desk.stop();
          await database.stop();
        },
      };
    } catch (error) {
      await desk.stop();
      throw error;
    }
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function checkPort(config: SlackConfig, { terminal: { t } }: StartContext): Promise<void> {
  const { transport, port } = config;
  if (transport === 'socket' || port === 0 || (await isPortFree(port))) return;
  throw new CodedError('port_in_use', t('start.port_taken', { port: String(port) }));
}

/** A wrong token ends the start before anything else matters. */
async function checkTokens(config: SlackConfig, { terminal: { t } }: StartContext): Promise<{ stop(): Promise<void> }> {
  const { apiUrl, botToken } = config.slack;
  try {
    await whoAmI(patientClient(botToken, apiUrl));
  } catch (error) {
    throw slackRefusal(error, 'SLACK_BOT_TOKEN', t);
  }
  if (config.transport === 'socket') {
    const client = patientClient(config.slack.appToken, apiUrl);
    try {
      await client.apps.connections.open({});
    } catch (error) {
      throw slackRefusal(error, 'SLACK_APP_TOKEN', t);
    }
  }
  return { stop: () => Promise.resolve() };
}

async function openDesk(config: SlackConfig, database: Database, context: StartContext): Promise<RunningDesk> {
  const { botToken, apiUrl } = config.slack;
  try {
    return await startDesk({
      slack: {
        botToken,
        apiUrl,
        transport:
          config.transport === 'socket'
            ? { kind: 'socket', appToken: config.slack.appToken }
            : { kind: 'http', signingSecret: config.slack.signingSecret, port: config.port },
      },
      connection: database.connection,
      clock: context.clock,
      logger: context.logger,
      locale: config.locale,
      timezone: config.timeZone,
      running: true,
      ...(context.metrics && { metrics: context.metrics }),
    });
  } catch (error) {
    throw slackRefusal(
      error,
      config.transport === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN',
      context.terminal.t,
    );
  }
}

async function applyFile(
  { deskFile, slack }: SlackConfig,
  { store }: RunningDesk,
  { terminal: { language } }: StartContext,
): Promise<DeskFileApplied | null> {
  if (deskFile === undefined) return null;
  const client = patientClient(slack.botToken, slack.apiUrl);
  return applyDeskFile({ path: deskFile, store, client, language });
}

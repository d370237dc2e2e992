import { messageOf } from '../../base/errors.js';
import type { Config } from '../../config.js';
import { createDirectory } from '../../slack/directory.js';
import type { Terminal } from '../command.js';
import { openDesk } from '../attached-desk.js';
import { readManifest } from '../package-files.js';
import { patientClient } from '../patient-client.js';
import { findRunning } from '../running-note.js';
import { slackAccess } from '../slack-access.js';
import { askSlack } from './ask-slack.js';
import type { Examined } from './check.js';

/** Gathers what the checks look at; what fails is part of the picture. */
export async function examine(
  config: Config,
  terminal: Terminal,
  now: () => Date,
): Promise<{ examined: Examined; stop(): Promise<void> }> {
  const running = await findRunning(config.home);
  const access = await slackAccess(config, running, terminal);
  const { botToken, apiUrl } = access;
  const auth = await askSlack(apiUrl, 'auth.test', botToken, now);
  const appToken = config.mode === 'slack' && config.transport === 'socket' ? config.slack.appToken : null;
  const { team_id: team } = auth.body;
  const database = await look(config, typeof team === 'string' ? team : '', terminal);
  const { oauth_config: oauth, settings } = await readManifest();
  return {
    examined: {
      config,
      t: terminal.t,
      auth,
      scopes: oauth?.scopes?.bot ?? [],
      events: settings?.event_subscriptions?.bot_events ?? [],
      slack: auth.ok ? workspaceOf(botToken, apiUrl) : null,
      socket: appToken === null ? null : await askSlack(apiUrl, 'apps.connections.open', appToken, now),
      database: database.health,
      settings: auth.ok ? database.settings : null,
    },
    stop: () => access.stop(),
  };
}

function workspaceOf(botToken: string, apiUrl: string): NonNullable<Examined['slack']> {
  const client = patientClient(botToken, apiUrl);
  return {
    directory: createDirectory(client),
    async members(channel) {
      const ids: string[] = [];
      try {
        for await (const page of client.paginate('conversations.members', { channel, limit: 200 })) {
          ids.push(...((page as { members?: string[] }).members ?? []));
        }
        return ids;
      } catch {
        return null;
      }
    },
  };
}

async function look(
  config: Config,
  teamId: string,
  terminal: Terminal,
): Promise<{ health: Examined['database']; settings: Examined['settings'] }> {
  try {
    const desk = await openDesk(config, teamId, terminal);
    try {
      const { readDatabaseHealth } = await import('../../store/read-models/database-health.js');
      const health = await readDatabaseHealth(desk.database.connection, desk.models, teamId);
      return { health, settings: await desk.store.reads.settings() };
    } finally {
      await desk.stop();
    }
  } catch (error) {
    return { health: { fault: messageOf(error) }, settings: null };
  }
}

import { join } from 'node:path';
import { DeskClock } from '../base/clock.js';
import type { Config } from '../config.js';
import type { Terminal } from './command.js';
import type { RunningNote } from './running-note.js';

/** How to reach the workspace. */
export interface SlackAccess {
  readonly botToken: string;
  readonly apiUrl: string;
  stop(): Promise<void>;
}

/** The workspace of the settings; a sandbox that does not run is started for as long as it is needed. */
export async function slackAccess(
  config: Config,
  running: RunningNote | null,
  { env }: Terminal,
): Promise<SlackAccess> {
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

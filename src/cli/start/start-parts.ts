import type { RunningDesk } from '../../app.js';
import type { DeskClock } from '../../base/clock.js';
import type { Logger } from '../../base/logger.js';
import type { Config } from '../../config.js';
import type { Metrics } from '../../health/metrics.js';
import type { Sandbox } from '../../sandbox/index.js';
import type { Terminal } from '../command.js';
import type { DeskFileApplied } from '../desk-file-applied.js';
import type { RunningParts } from '../running-note.js';
import { startInSandbox } from './start-in-sandbox.js';

export interface StartContext {
  readonly clock: DeskClock;
  readonly logger: Logger;
  readonly terminal: Terminal;
  readonly metrics?: Metrics;
}

/** A desk that works, and what other commands need to find it. */
export interface Started {
  readonly desk: RunningDesk;
  readonly sandbox: Sandbox | null;
  readonly applied: DeskFileApplied | null;
  /** Null where everything is elsewhere, so that any number of processes may run. */
  readonly note: RunningParts | null;
  stop(): Promise<void>;
}

/** Starts what the settings ask for: the local workspace, or Slack itself. */
export async function startParts(config: Config, context: StartContext): Promise<Started> {
  if (config.mode === 'sandbox') return startInSandbox(config, context);
  const { startWithSlack } = await import('./start-with-slack.js');
  return startWithSlack(config, context);
}

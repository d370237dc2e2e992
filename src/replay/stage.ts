import type { RunningDesk } from '../app.js';
import type { DeskClock } from '../base/clock.js';
import type { SandboxClient } from '../sandbox/index.js';

/** Where a replay plays: a desk that does nothing by itself, its workspace, and the clock of both. */
export interface Stage {
  readonly desk: Pick<RunningDesk, 'store' | 'runDue' | 'botUserId'>;
  readonly workspace: SandboxClient;
  readonly clock: DeskClock;
  /** Resolves when nothing is on its way between workspace and desk. */
  readonly quiet: () => Promise<void>;
}

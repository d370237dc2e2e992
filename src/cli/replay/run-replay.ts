import { CodedError } from '../../base/errors.js';
import type { Plan, Replayed } from '../../replay/index.js';
import type { Terminal } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { readConfig } from '../read-config.js';
import { catchSignals } from '../start/catch-signals.js';
import { checkDay } from './digest-day.js';
import { openStage } from './open-stage.js';
import { describeReplay } from './describe-replay.js';
import { ProgressLine } from './progress-line.js';
import { readPlan } from './read-plan.js';

export interface ReplayArguments {
  readonly file: string;
  readonly json: boolean;
  readonly intoWorkspace: boolean;
  readonly digestDay?: string;
}

/** How long the desk of a replay may take to stop after Ctrl+C. */
const graceMs = 15_000;

/** `bellhop replay`: plays a log of incidents, then shows a digest of it, or its figures. */
export async function runReplay(given: ReplayArguments, terminal: Terminal): Promise<number> {
  const config = readConfig(terminal);
  if (!config) return exitCodes.wrong;
  const plan = await readPlan(given.file, terminal);
  if (given.digestDay !== undefined) checkDay(given.digestDay, plan, terminal);
  const stage = await openStage({ config, terminal, at: plan.from, intoWorkspace: given.intoWorkspace });
  const signals = catchSignals(graceMs, () => {
    terminal.warn(terminal.t('start.stopping'));
  });
  try {
    const interrupted = signals.first.then(() => {
      throw new CodedError('interrupted', terminal.t('start.stopped'));
    });
    const replayed = await Promise.race([playOn(stage, plan, given), interrupted]);
    await describeReplay(replayed, { stage, terminal, json: given.json });
    return exitCodes.done;
  } finally {
    signals.release();
    await stage.stop();
  }
}

async function playOn(
  stage: Awaited<ReturnType<typeof openStage>>,
  plan: Plan,
  { digestDay }: ReplayArguments,
): Promise<Replayed> {
  const { replay } = await import('../../replay/index.js');
  const progress = new ProgressLine(process.stderr);
  try {
    return await replay({
      stage,
      reads: stage.reads,
      plan,
      onProgress: (now) => {
        progress.show(now);
      },
      ...(digestDay === undefined ? {} : { digestDay }),
    });
  } finally {
    progress.clear();
  }
}

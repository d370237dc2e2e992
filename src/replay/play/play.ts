import type { Company } from '../company/company.js';
import type { Plan } from '../plan/plan-replay.js';
import type { Step } from '../plan/step.js';
import type { Stage } from '../stage.js';
import { advance, settle } from './advance.js';
import { Cases } from './cases.js';

/** How far a replay is. */
export interface Progress {
  readonly rows: number;
  readonly ofRows: number;
  /** On the desk clock. */
  readonly at: Date;
}

export interface PlayOptions {
  readonly stage: Stage;
  readonly company: Company;
  readonly plan: Plan;
  /** The number of the workspace's latest ticket. */
  readonly lastNumber: number;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Plays the log as a discrete-event run: the desk clock jumps to what comes next, a moment of the log, a job or a slot
 * of a lane, and stands still while things are done. Within a moment, one thing after the other.
 */
export async function play({ stage, company, plan, lastNumber, onProgress }: PlayOptions): Promise<void> {
  const cases = new Cases(stage, company, lastNumber);
  const ofRows = plan.steps.filter(({ kind }) => kind === 'row').length;
  let rows = 0;
  for (const steps of momentsOf(plan.steps)) {
    const at = steps[0]?.at ?? plan.to;
    await advance(stage, at);
    await company.prepare(steps);
    for (const step of steps) {
      if (step.kind === 'open') await cases.open(step.opening);
      else for (const act of step.acts) await cases.act(step.number, act);
    }
    rows += steps.filter(({ kind }) => kind === 'row').length;
    onProgress?.({ rows, ofRows, at });
  }
  await settle(stage);
}

/** The steps of each moment, together. */
function* momentsOf(steps: readonly Step[]): Generator<readonly Step[]> {
  let moment: Step[] = [];
  for (const step of steps) {
    if (moment[0] && moment[0].at.getTime() !== step.at.getTime()) {
      yield moment;
      moment = [];
    }
    moment.push(step);
  }
  if (moment.length > 0) yield moment;
}

import { setTimeout as pause } from 'node:timers/promises';
import type { CaseOptions } from '../cases/case.js';
import { boltCount, countOf, type Count } from './count.js';
import type { AppProcess } from './process.js';
import { randomFrom, type Random } from './random.js';
import { Stage, type StageOptions } from './stage.js';
import { Talk } from './talk.js';

export interface Scene extends StageOptions {
  readonly processes?: number;
  readonly perSecond?: number;
  /** What goes wrong; people write as long as it lasts. */
  readonly trouble: (on: { stage: Stage; processes: AppProcess[]; random: Random; talk: Talk }) => Promise<void>;
  /** How long the control's own repetitions take after that. */
  readonly lingerMs?: number;
}

export interface Played extends Count {
  readonly isSettled: boolean;
  /** Nothing acknowledged was lost, nothing was done twice, nothing is left undone. */
  readonly isKept: boolean;
  readonly notes: readonly string[];
}

/** People write to one or more processes while something goes wrong; then everything settles and is counted. */
export async function play(options: CaseOptions, scene: Scene): Promise<Played> {
  const isBolt = scene.program === 'bolt';
  const stage = await Stage.open(options, scene);
  const random = randomFrom(options.seed + 1);
  const talk = new Talk(stage, {
    perSecond: scene.perSecond ?? 12,
    random: randomFrom(options.seed),
    onlyRequests: isBolt,
  });
  let processes: AppProcess[] = [];
  try {
    processes = await stage.launchAll(scene.processes ?? 1);
    talk.begin();
    await scene.trouble({ stage, processes, random, talk });
    await talk.end();
    if (scene.lingerMs !== undefined) await pause(scene.lingerMs);
    const isSettled = await stage.settled();
    const count = await (isBolt ? boltCount : countOf)(stage, talk.asked);
    const isKept = isSettled && count.faults.length === 0;
    const left = isSettled && count.lost === 0 ? [] : [await stage.whatIsLeft()];
    return { ...count, isSettled, isKept, notes: [...left, ...count.faults.slice(0, 10)] };
  } finally {
    await talk.end();
    for (const each of processes) each.kill();
    await stage.close();
  }
}

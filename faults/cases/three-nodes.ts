import { setTimeout as pause } from 'node:timers/promises';
import { play, type Scene } from '../support/play.js';
import { openReplicaSet } from '../support/replica-set.js';
import { share, verdictOf } from '../table.js';
import type { FaultCase } from './case.js';

/** A replica set of three under load: the primary steps down, and the next one is killed. */
export const threeNodes: FaultCase = async (options) => {
  const run = async (program: 'desk' | 'bolt') => {
    const set = await openReplicaSet();
    try {
      const scene: Scene = {
        program,
        processes: 2,
        // with as little patience as Bellhop's: the driver's own 30 s outlast an election
        uri: program === 'desk' ? set.uri : `${set.uri}&serverSelectionTimeoutMS=2000`,
        lingerMs: 3000,
        async trouble() {
          await pause(4000);
          await set.stepDown();
          await pause(8000);
          await set.killPrimary();
          await pause(20_000);
        },
      };
      return await play({ ...options, mongo: set }, scene);
    } finally {
      await set.stop();
    }
  };
  const ours = await run('desk');
  const bolt = await run('bolt');
  return {
    fault: 'three nodes: primary stepped down, primary killed',
    cases: '2',
    acked: ours.acked,
    lost: ours.lost,
    doubled: ours.doubled,
    control: `Bolt with 2 s of patience: ${share(bolt.lost, bolt.acked)} lost`,
    verdict: verdictOf(ours.isKept, bolt.lost > 0),
    notes: ours.notes,
  };
};

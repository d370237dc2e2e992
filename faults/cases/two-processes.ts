import { setTimeout as pause } from 'node:timers/promises';
import { play, type Scene } from '../support/play.js';
import { share, verdictOf } from '../table.js';
import type { FaultCase } from './case.js';

/** Two processes on one database; one of them is killed and started again, over and over. */
export const twoProcesses: FaultCase = async (options) => {
  const times = options.quick ? 5 : 60;
  const scene: Scene = {
    processes: 2,
    async trouble({ stage, processes, random }) {
      for (let n = 0; n < times; n += 1) {
        await pause(random.between(200, 900));
        const at = random.chance(0.5) ? 0 : 1;
        const victim = processes[at];
        victim?.kill();
        await victim?.ended();
        stage.front.to(processes.filter((each) => each !== victim).map(({ url }) => url));
        processes[at] = await stage.launch();
        stage.front.to(processes.map(({ url }) => url));
      }
    },
  };
  const ours = await play(options, scene);
  const bolt = await play(options, { ...scene, perSecond: 25, program: 'bolt', lingerMs: 3000 });
  return {
    fault: 'two processes, one of them always dying',
    cases: `${times} kills`,
    acked: ours.acked,
    lost: ours.lost,
    doubled: ours.doubled,
    control: `default Bolt: ${share(bolt.lost, bolt.acked)} lost`,
    verdict: verdictOf(ours.isKept, bolt.lost > 0),
    notes: ours.notes,
  };
};

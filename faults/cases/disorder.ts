import { setTimeout as pause } from 'node:timers/promises';
import { play, type Scene } from '../support/play.js';
import { randomFrom } from '../support/random.js';
import { share, verdictOf } from '../table.js';
import type { FaultCase } from './case.js';

/** A fifth of the deliveries twice, some late and so out of order, to two processes. */
export const disorder: FaultCase = async (options) => {
  const random = randomFrom(options.seed + 2);
  let copies = 0;
  const scene: Scene = {
    processes: 2,
    async trouble({ stage }) {
      stage.front.disorder = () => ({
        lateMs: random.chance(0.3) ? random.between(0, 1500) : 0,
        copiesAfterMs: random.chance(0.2) ? [random.chance(0.5) ? 0 : random.between(0, 2500)] : [],
      });
      await pause(options.quick ? 5000 : 60_000);
      copies = stage.front.copies;
    },
  };
  const ours = await play(options, scene);
  const cases = `${copies} copies`;
  const bolt = await play(options, { ...scene, program: 'bolt', lingerMs: 2500 });
  return {
    fault: 'duplicates, reordering, lateness; two processes',
    cases,
    acked: ours.acked,
    lost: ours.lost,
    doubled: ours.doubled,
    control: `no dedupe: ${share(bolt.doubled, bolt.acked)} doubled`,
    verdict: verdictOf(ours.isKept, bolt.doubled > 0.05 * bolt.acked),
    notes: ours.notes,
  };
};

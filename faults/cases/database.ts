import { setTimeout as pause } from 'node:timers/promises';
import { play, type Scene } from '../support/play.js';
import { openMongo, type Mongo } from '../support/mongo.js';
import { share, verdictOf } from '../table.js';
import type { FaultCase } from './case.js';

/** The line to the database is cut or falls silent, its primary steps down, mongod is killed and started again. */
export const database: FaultCase = async (options) => {
  const rounds = options.quick ? 1 : 10;
  const mongo = await openMongo(true);
  const own = { ...options, mongo };
  try {
    const scene: Scene = {
      async trouble({ stage }) {
        for (let n = 0; n < rounds; n += 1) {
          for (const how of ['cut', 'hold'] as const) {
            await pause(1200);
            stage.line[how]();
            await pause(1500);
            stage.line.resume();
          }
          await pause(1200);
          await stepDown(mongo);
          await pause(1500);
          await mongo.restart();
        }
        await pause(1500);
      },
    };
    const ours = await play(own, scene);
    const bolt = await play(own, { ...scene, program: 'bolt', lingerMs: 3000 });
    return {
      fault: 'database cut off, silent, stepped down, killed',
      cases: `${rounds * 4} times`,
      acked: ours.acked,
      lost: ours.lost,
      doubled: ours.doubled,
      control: `default Bolt: ${share(bolt.lost, bolt.acked)} lost`,
      verdict: verdictOf(ours.isKept, bolt.lost > 0),
      notes: ours.notes,
    };
  } finally {
    await mongo.stop();
  }
};

/** The only member steps down: nobody takes writes until it elects itself again. */
async function stepDown(mongo: Mongo): Promise<void> {
  await mongo.admin({ replSetStepDown: 2, secondaryCatchUpPeriodSecs: 0, force: true }).catch(() => undefined);
}

import { setTimeout as pause } from 'node:timers/promises';
import { startCommand } from '../support/command.js';
import { play, type Scene } from '../support/play.js';
import { share, verdictOf } from '../table.js';
import type { FaultCase } from './case.js';

const mostMs = 5000;
const burst = 40;

interface Ended {
  readonly code: number | null;
  readonly ms: number;
}

/** `bellhop start` is told to end in the middle of a burst: it ends in order and in time, and nothing is lost. */
export const sigterm: FaultCase = async (options) => {
  const times = options.quick ? 2 : 20;
  const ends: Ended[] = [];
  const ours = await play(options, {
    // as the command's own clock, which is real, so that the last process finds what is due
    at: Date.now(),
    perSecond: 0,
    async trouble({ stage, talk, random, processes }) {
      const last = processes[0];
      for (let n = 0; n < times; n += 1) {
        const { mongo, ...slack } = stage.start;
        const command = await startCommand(slack, mongo.uri.replace('/?', `/${mongo.dbName}?`));
        stage.front.to([command.url]);
        const asking = Promise.all(Array.from({ length: burst }, () => talk.ask()));
        await pause(random.between(50, 600));
        ends.push(await command.end());
        await asking;
        await command.remove();
      }
      stage.front.to(last ? [last.url] : []);
    },
  });
  const control: Scene = {
    program: 'bolt',
    perSecond: 0,
    lingerMs: 3000,
    async trouble({ stage, talk, random, processes }) {
      for (let n = 0; n < times; n += 1) {
        await Promise.all(Array.from({ length: burst }, () => talk.ask()));
        await pause(random.between(0, 60));
        await processes[0]?.stop();
        processes[0] = await stage.launch();
        stage.front.to([processes[0].url]);
      }
    },
  };
  const bolt = await play(options, control);
  const slowest = Math.max(...ends.map(({ ms }) => ms));
  const isInOrder = ends.every(({ code, ms }) => code === 0 && ms <= mostMs);
  return {
    fault: 'SIGTERM in a burst of 40',
    cases: `${times} ends`,
    acked: ours.acked,
    lost: ours.lost,
    doubled: ours.doubled,
    control: `default Bolt: ${share(bolt.lost, bolt.acked)} lost`,
    verdict: verdictOf(ours.isKept && isInOrder, bolt.lost > 0),
    notes: [
      `exit codes ${ends.map(({ code }) => String(code)).join(', ')}; the slowest end took ${(slowest / 1000).toFixed(1)} s`,
      ...ours.notes,
    ],
  };
};

import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../../src/sandbox/index.js';
import { play, type Scene } from '../support/play.js';
import { randomFrom } from '../support/random.js';
import { verdictOf } from '../table.js';
import type { FaultCase } from './case.js';

/** So many calls are done by Slack, and their caller is not told. */
const portion = 0.05;
/** A slow machine sends few posts in the time: it gets more of it, until so many were struck. */
const leastStruck = 5;
const mostTimes = 10;

/** One call in twenty is accepted, and then the connection breaks or Slack answers 500. */
export const drops: FaultCase = async (options) => {
  let struck = 0;
  const scene: Scene = {
    async trouble({ stage }) {
      const random = randomFrom(options.seed + 3);
      struck = 0;
      const off = stage.sandbox.onChange((change) => {
        if (change.t !== 'message' || change.message.user !== stage.sandbox.botUserId) return;
        const method = change.message.edited ? 'chat.update' : 'chat.postMessage';
        if (!random.chance(portion)) return;
        struck += 1;
        const how: Fault = random.chance(0.5)
          ? { do: 'drop', method, times: 1 }
          : { do: 'serverError', status: 500, afterAccept: true, method, times: 1 };
        stage.sandbox.faults.add(how);
      });
      const stretch = options.quick ? 6000 : 90_000;
      for (let n = 0; n === 0 || (struck < leastStruck && n < mostTimes); n += 1) await pause(stretch);
      off();
      struck -= stage.sandbox.faults.list().length;
      stage.sandbox.faults.clear();
    },
  };
  const ours = await play(options, { ...scene, perSecond: 16 });
  const ourStruck = struck;
  const bolt = await play(options, { ...scene, perSecond: 16, program: 'bolt', lingerMs: 6000 });
  return {
    fault: 'accepted, but not answered (5 %)',
    cases: `${ourStruck} calls`,
    acked: ours.acked,
    lost: ours.lost,
    doubled: ours.doubled,
    control: `SDK's retries: ${(bolt.doubled / Math.max(1, struck)).toFixed(2)} doubled per call`,
    verdict: verdictOf(ours.isKept && ourStruck > 0, bolt.doubled > 0.5 * struck),
    notes: ours.notes,
  };
};

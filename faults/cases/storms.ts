import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../../src/sandbox/index.js';
import { play, type Scene } from '../support/play.js';
import { share, verdictOf } from '../table.js';
import type { FaultCase } from './case.js';

/** Slack fails in gusts: one call fails before, the next after it was done. */
export const serverErrors: FaultCase = async (options) => {
  const gusts = options.quick ? 5 : 50;
  const scene: Scene = {
    async trouble({ stage, random }) {
      for (let n = 0; n < gusts; n += 1) {
        stage.sandbox.faults.add({ do: 'serverError', status: 503, afterAccept: n % 2 === 0 });
        await pause(random.between(300, 700));
        stage.sandbox.faults.clear();
        await pause(random.between(300, 900));
      }
    },
  };
  const ours = await play(options, scene);
  const bolt = await play(options, { ...scene, program: 'bolt', lingerMs: 6000 });
  return {
    fault: 'gusts of 5xx',
    cases: `${gusts} gusts`,
    acked: ours.acked,
    lost: ours.lost,
    doubled: ours.doubled,
    control: `SDK's retries: ${share(bolt.doubled, bolt.acked)} doubled`,
    verdict: verdictOf(ours.isKept, bolt.doubled > 0),
    notes: ours.notes,
  };
};

/** Slack takes its time: answers after two to eight seconds. */
export const slowSlack: FaultCase = async (options) => {
  const scene: Scene = {
    perSecond: 6,
    async trouble({ stage, random }) {
      const until = Date.now() + (options.quick ? 5000 : 60_000);
      while (Date.now() < until) {
        const ms = options.quick ? random.between(2000, 4500) : random.between(2000, 8000);
        const slow: Fault = { do: 'slow', ms, times: 3 };
        stage.sandbox.faults.add(slow);
        await pause(random.between(100, 400));
      }
      stage.sandbox.faults.clear();
    },
  };
  const ours = await play(options, scene);
  const bolt = await play(options, { ...scene, program: 'bolt', ackLast: true, lingerMs: 9000 });
  return {
    fault: 'answers of Slack after 2 to 8 s',
    cases: options.quick ? '5 s' : '60 s',
    acked: ours.acked,
    lost: ours.lost,
    doubled: ours.doubled,
    control: `Bolt that acks after its work: ${share(bolt.doubled, bolt.acked)} doubled`,
    verdict: verdictOf(ours.isKept, bolt.doubled > 0),
    notes: ours.notes,
  };
};

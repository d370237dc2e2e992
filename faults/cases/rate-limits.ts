import { setTimeout as pause } from 'node:timers/promises';
import { play, type Scene } from '../support/play.js';
import { Stage } from '../support/stage.js';
import { Talk, tokenIn } from '../support/talk.js';
import type { Program } from '../support/programs.js';
import { randomFrom } from '../support/random.js';
import { verdictOf } from '../table.js';
import type { CaseOptions, FaultCase } from './case.js';

/** Goal 10: so much of the delay that the SDK's default makes. */
const mostRatio = 0.05;
const restSeconds = 3;

/** Slack says 429 in one channel: the others do not wait. And storms of 429: nothing is lost. */
export const rateLimits: FaultCase = async (options) => {
  const storms = options.quick ? 4 : 40;
  const scene: Scene = {
    async trouble({ stage, random }) {
      for (let n = 0; n < storms; n += 1) {
        stage.sandbox.faults.add({ do: 'rateLimit', retryAfter: Math.ceil(random.between(1, 30)), times: 40 });
        await pause(random.between(300, 1200));
      }
      stage.sandbox.faults.clear();
    },
  };
  const ours = await play(options, scene);
  const delays = { desk: await delayOf(options, 'desk'), bolt: await delayOf(options, 'bolt') };
  const ratio = Math.max(0, delays.desk) / delays.bolt;
  return {
    fault: 'storms of 429; 429 in one channel',
    cases: `${storms} storms`,
    acked: ours.acked,
    lost: ours.lost,
    doubled: ours.doubled,
    control: `SDK's queue: others wait ${delays.bolt.toFixed(0)} ms`,
    verdict: verdictOf(ours.isKept && ratio <= mostRatio, delays.bolt > 1000),
    notes: [
      `a 429 of ${restSeconds} s in one channel delays the others by ${delays.desk.toFixed(0)} ms: ` +
        `${ratio.toFixed(3)} of the SDK's delay (goal ≤ ${mostRatio})`,
      ...ours.notes,
    ],
  };
};

/** By how much a 429 in one channel delays the answers in the others, ms (medians). In real time. */
async function delayOf(options: CaseOptions, program: Program): Promise<number> {
  const stage = await Stage.open(options, { program, speed: 1 });
  const talk = new Talk(stage, { perSecond: 0, random: randomFrom(options.seed) });
  try {
    const processes = await stage.launchAll(1);
    const limited = await channelId(stage, stage.channels[0] ?? '');
    const rounds = options.quick ? 3 : 10;
    const times = { with: [] as number[], without: [] as number[] };
    await round(stage, talk); // warms up
    for (let n = 0; n < rounds; n += 1) {
      for (const kind of ['without', 'with'] as const) {
        if (kind === 'with')
          stage.sandbox.faults.add({
            do: 'rateLimit',
            retryAfter: restSeconds,
            method: 'chat.postMessage',
            channel: limited,
            times: 1,
          });
        times[kind].push(median(await round(stage, talk)));
        await pause(restSeconds * 1000);
      }
    }
    for (const each of processes) each.kill();
    return median(times.with) - median(times.without);
  } finally {
    await talk.end();
    await stage.close();
  }
}

/** Somebody asks in the first channel, then others in the next. @returns how long the others waited for an answer, ms */
async function round(stage: Stage, talk: Talk): Promise<number[]> {
  const waits: number[] = [];
  const asked = new Map<string, number>();
  const off = stage.sandbox.onChange((change) => {
    if (change.t !== 'message' || change.message.user !== stage.sandbox.botUserId) return;
    if (change.message.threadTs === undefined) return;
    const began = asked.get(tokenIn(change.message.text) ?? '');
    if (began !== undefined) waits.push(performance.now() - began);
  });
  await talk.askIn(0);
  await pause(100);
  for (const channel of [1, 2, 3, 4]) {
    const began = performance.now();
    const { token } = await talk.askIn(channel);
    asked.set(token, began);
  }
  const deadline = Date.now() + 15_000;
  while (waits.length < 4 && Date.now() < deadline) await pause(10);
  off();
  return waits;
}

async function channelId({ sandbox }: Stage, name: string): Promise<string> {
  return (await sandbox.client.channels()).find((channel) => channel.name === name)?.id ?? '';
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

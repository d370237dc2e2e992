import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../../src/sandbox/index.js';
import { Stage } from '../support/stage.js';
import { Talk, tokenIn, type Asked } from '../support/talk.js';
import { randomFrom } from '../support/random.js';
import type { Program } from '../support/programs.js';
import { verdictOf } from '../table.js';
import type { CaseOptions, FaultCase } from './case.js';

const people = ['ava', 'ben'] as const;

/** Two people press Resolve at the same moment, and each press arrives twice: the customer is told once. */
export const samePress: FaultCase = async (options) => {
  const times = options.quick ? 8 : 100;
  const ours = await pressed(options, 'desk', times);
  const bolt = await pressed(options, 'bolt', times);
  return {
    fault: 'Resolve pressed by two at once, delivered twice',
    cases: `${times} × 4 presses`,
    acked: ours.acked,
    lost: ours.lost,
    doubled: ours.doubled,
    control: `default Bolt: ${(bolt.doubled / times).toFixed(1)} too many each`,
    verdict: verdictOf(ours.lost + ours.doubled === 0, bolt.doubled > 0),
    notes: [],
  };
};

async function pressed(
  options: CaseOptions,
  program: Program,
  times: number,
): Promise<{ acked: number; lost: number; doubled: number }> {
  const stage = await Stage.open(options, { program });
  const random = randomFrom(options.seed + 4);
  const talk = new Talk(stage, { perSecond: 0, random });
  try {
    const processes = await stage.launchAll(2);
    for (let n = 0; n < times; n += 1) await talk.ask();
    await stage.settle();
    const shown = await Promise.all(talk.asked.map((asked) => placeOf(stage, asked, program)));
    stage.front.disorder = ({ kind }) => ({
      lateMs: 0,
      copiesAfterMs: kind === 'interaction' ? [random.chance(0.5) ? 0 : random.between(0, 300)] : [],
    });
    let acked = 0;
    for (const place of shown) {
      const presses = people.map((name) => stage.sandbox.client.person(name).presses('Resolve', place));
      acked += (await Promise.allSettled(presses)).filter(({ status }) => status === 'fulfilled').length;
    }
    await pause(1000);
    await stage.settled();
    const closings = await Promise.all(talk.asked.map((asked) => closingsOf(stage, asked, program)));
    for (const each of processes) each.kill();
    return {
      acked,
      lost: closings.filter((count) => count === 0).length,
      doubled: closings.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    };
  } finally {
    await talk.end();
    await stage.close();
  }
}

/** Where the button is. */
function placeOf(stage: Stage, { token, message }: Asked, program: Program): Promise<Message> {
  const { client } = stage.sandbox;
  const look = async (): Promise<Message | undefined> => {
    const posts = await client.botPosts(program === 'desk' ? '#support-queue' : message.channel);
    return posts.find((post) => tokenIn(post.text) === token);
  };
  return client.until(look, { timeoutMs: 10_000, what: `the button for ${token}` });
}

/** How often the customer was told that it is solved. */
async function closingsOf({ sandbox }: Stage, { message }: Asked, program: Program): Promise<number> {
  const thread = await sandbox.client.messages(message.channel, { thread: message });
  const said = thread.filter(({ user, ts }) => user === sandbox.botUserId && ts !== message.ts);
  if (program === 'bolt') return said.filter(({ text }) => text.startsWith('Solved')).length;
  // the confirmation names the request; what else there is tells the end
  return said.filter(({ text }) => tokenIn(text) === null).length;
}

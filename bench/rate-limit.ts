import { setTimeout as pause } from 'node:timers/promises';
import type { LocalDesk } from '../src/cli/local-desk.js';
import { startBareBolt } from './support/bare-bolt.js';
import { durableDesk } from './support/quiet-desk.js';
import { median, type BenchRow } from './table.js';

const pairs = 5;
const restSeconds = 3;

/**
 * By how much a 429 of three seconds in one channel delays the answer in another: Bellhop, and a bare Bolt app, whose
 * WebClient is the default one and waits with everything. Somebody asks in one channel, somebody else in the other
 * right after; with the 429 and without it. Interleaved pairs, medians.
 */
export async function rateLimitBench(): Promise<BenchRow[]> {
  const local = await durableDesk(true);
  const bare = await startBareBolt(local.sandbox);
  const { sandbox } = local;
  const delays = { ours: [] as number[], bare: [] as number[] };
  const urls = { ours: local.desk.requestUrl ?? '', bare: bare.url };
  for (let pair = -1; pair < pairs; pair += 1) {
    for (const program of ['ours', 'bare'] as const) {
      sandbox.connect(urls[program]);
      const without = await answerTime(local, false);
      const delay = (await answerTime(local, true)) - without;
      if (pair >= 0) delays[program].push(delay); // the first pair warms both up
      await sandbox.idle();
    }
  }
  await bare.stop();
  await local.stop();
  const [delay, peer] = [median(delays.ours), median(delays.bare)];
  return [
    {
      what: `a 429 of ${restSeconds} s in one channel delays another by`,
      figure: `${delay.toFixed(0)} ms`,
      against: `bare Bolt ${peer.toFixed(0)} ms`,
      ratio: Math.max(0, delay) / peer,
      atMost: 0.05,
    },
  ];
}

/** @returns how long somebody waits for an answer in the one channel after somebody asked in the other, ms */
async function answerTime({ sandbox, clock }: LocalDesk, isLimited: boolean): Promise<number> {
  const { client, faults } = sandbox;
  const channel = (await client.channels()).find(({ name }) => name === 'help')?.id ?? '';
  const method = 'chat.postMessage';
  if (isLimited) faults.add({ do: 'rateLimit', retryAfter: restSeconds, method, channel, times: 1 });
  await client.person('alice').says('#help', 'My printer is on fire');
  await pause(100);
  const began = performance.now();
  let question = '';
  const answered = new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error('Nobody was answered'));
    }, 30_000);
    const off = sandbox.onChange((change) => {
      if (change.t !== 'message' || change.message.user !== sandbox.botUserId) return;
      if (question === '' || change.message.threadTs !== question) return;
      off();
      clearTimeout(late);
      resolve(performance.now() - began);
    });
  });
  question = (await client.person('mei').says('#help-zh', '印表機著火了')).ts;
  const time = await answered;
  await pause((restSeconds + 0.5) * 1000); // the rest is over
  faults.clear();
  clock.moveBy(5 * 60_000); // what the same person asks next is a request of its own
  return time;
}

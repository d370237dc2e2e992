import { startBareBolt } from './support/bare-bolt.js';
import { durableDesk } from './support/quiet-desk.js';
import { quantile } from './support/signed-load.js';
import type { BenchRow } from './table.js';
import type { LocalDesk } from '../src/cli/local-desk.js';

const pairs = 15;
const warmUps = 2;
const burst = 60;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** From the moment a person presses Enter to the first post in the message's thread. Milliseconds. */
async function timeToPost(local: LocalDesk, who: string, text: string): Promise<number> {
  const began = performance.now();
  const message = await local.sandbox.client.person(who).says('#help', text);
  await local.sandbox.client.until(
    async () => (await local.sandbox.client.messages('#help', { thread: message })).length > 1,
    {
      timeoutMs: 120_000,
      what: 'the first post in the thread',
    },
  );
  return performance.now() - began;
}

/** Ours and the peer's in turn, a message a second each, so that both have the same machine. Sorted, milliseconds. */
async function paced(local: LocalDesk, own: string, peer: string): Promise<{ ours: number[]; theirs: number[] }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let n = -warmUps; n < pairs; n += 1) {
    for (const [whose, url] of [
      ['ours', own],
      ['theirs', peer],
    ] as const) {
      local.sandbox.connect(url);
      // five minutes apart on the desk clock, so that no message joins the ticket before; the jobs of those minutes run now
      local.clock.moveBy(5 * 60_000);
      await pause(500);
      const took = await timeToPost(local, 'alice', `${whose} ${n}`);
      if (n >= 0) times[whose].push(took);
      await pause(500);
    }
  }
  for (const each of Object.values(times)) each.sort((a, b) => a - b);
  return times;
}

/**
 * A message to the first post in its thread at one a second, against a bare Bolt app that only answers (at most three
 * times as long); and the last of a burst of 60, which Slack's one post a second and channel bounds from below.
 */
export async function messageToPostBench(): Promise<BenchRow[]> {
  const local = await durableDesk(true);
  const bare = await startBareBolt(local.sandbox);
  const own = local.desk.requestUrl ?? '';
  const { ours, theirs } = await paced(local, own, bare.url);
  local.sandbox.connect(own);
  local.clock.moveBy(60 * 60_000);
  const people = (await local.sandbox.client.people()).filter(({ isBot }) => !isBot).map(({ name }) => name);
  const askers = people.filter((name) => !['ava', 'ben', 'chen', 'dana', 'emi', 'lee'].includes(name));
  const began = performance.now();
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: burst }, async (_, n) => {
      const who = askers[n % askers.length] ?? 'alice';
      const message = await local.sandbox.client.person(who).says('#help', `burst ${n}`);
      await local.sandbox.client.until(
        async () => (await local.desk.store.reads.messageAt(message.channel, message.ts)) !== null,
        { timeoutMs: 120_000, what: 'the ticket' },
      );
      times.push(performance.now() - began);
    }),
  );
  const lastTicket = Math.max(...times);
  await bare.stop();
  await local.stop();
  const line = (name: string, share: number): BenchRow => {
    const [mine, peer] = [quantile(ours, share), quantile(theirs, share)];
    return {
      what: name,
      figure: `${mine.toFixed(1)} ms`,
      against: `bare Bolt ${peer.toFixed(1)} ms`,
      ratio: mine / peer,
      atMost: 3,
    };
  };
  return [
    line('message → first post in its thread, 1/s, p50', 0.5),
    line('message → first post in its thread, 1/s, p95', 0.95),
    {
      what: `burst of ${burst} messages: all are durable tickets`,
      figure: `${lastTicket.toFixed(0)} ms`,
      against: 'Slack’s 3 s',
      ratio: lastTicket / 3000,
      atMost: 1,
    },
  ];
}

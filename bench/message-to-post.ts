import { startBareBolt } from './support/bare-bolt.js';
import { durableDesk } from './support/quiet-desk.js';
import { quantile } from './support/signed-load.js';
import type { BenchRow } from './table.js';
import type { LocalDesk } from '../src/cli/local-desk.js';

const pairs = 30;
const warmUps = 10;
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

/** How long a burst takes until all are durable tickets, and until the queue channel shows all of them. Milliseconds. */
async function sixtyAtOnce(local: LocalDesk, askers: readonly string[]): Promise<{ tickets: number; agents: number }> {
  const { client } = local.sandbox;
  const began = performance.now();
  const limit = { timeoutMs: 120_000 };
  await Promise.all(
    Array.from({ length: burst }, async (_, n) => {
      const message = await client.person(askers[n % askers.length] ?? 'alice').says('#help', `burst ${n}.`);
      const isTicket = async (): Promise<boolean> =>
        (await local.desk.store.reads.messageAt(message.channel, message.ts)) !== null;
      await client.until(isTicket, { ...limit, what: 'the ticket' });
    }),
  );
  const tickets = performance.now() - began;
  const subjects = (await local.desk.models.tickets.find({ subject: /^burst/u }).lean()).map(
    (doc) => doc['subject'] as string,
  );
  const areSeen = async (): Promise<boolean> => {
    const posts = JSON.stringify(await client.botPosts('#support-queue'));
    return subjects.every((subject) => posts.includes(subject));
  };
  await client.until(areSeen, { ...limit, what: 'the tickets in the queue channel' });
  return { tickets, agents: performance.now() - began };
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
  const { tickets, agents } = await sixtyAtOnce(local, askers);
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
      figure: `${tickets.toFixed(0)} ms`,
      against: 'Slack’s 3 s',
      ratio: tickets / 3000,
      atMost: 1,
    },
    {
      what: `burst of ${burst} messages: the agents see all of them`,
      figure: `${agents.toFixed(0)} ms`,
      against: 'goal 5 s',
      ratio: agents / 5000,
      atMost: 1,
    },
  ];
}

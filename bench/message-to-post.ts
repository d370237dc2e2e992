import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openMongo, type Mongo } from '../faults/support/mongo.js';
import { AppProcess } from '../faults/support/process.js';
import { buildPrograms, type Programs } from '../faults/support/programs.js';
import { Stage } from '../faults/support/stage.js';
import { quantile } from './support/signed-load.js';
import type { BenchRow } from './table.js';

/** So many rounds of all people each app answers before it is measured: a desk runs for weeks, its first minute is no measure. */
const warmUpRounds = 3;
/** Of the first round, so many are told for information: what people wait for just after a start. */
const firstOnes = 10;
const pairs = 60;
const burst = 60;
/** So many messages a desk answers before a burst comes. */
const beforeBurst = 20;
const turnMs = 500;
const warmUpMs = 60;

const limit = { timeoutMs: 120_000 };

/** From the moment a person presses Enter to the first post in the message's thread. Milliseconds. */
async function timeToPost({ sandbox }: Stage, who: string, channel: string, text: string): Promise<number> {
  const { client } = sandbox;
  const began = performance.now();
  const message = await client.person(who).says(channel, text);
  const isAnswered = async (): Promise<boolean> => (await client.messages(channel, { thread: message })).length > 1;
  await client.until(isAnswered, { ...limit, what: 'the first post in the thread' });
  return performance.now() - began;
}

interface Times {
  readonly ours: number[];
  readonly theirs: number[];
}

/**
 * Ours and the peer's in turn, so that both have the same machine. Milliseconds.
 * @param count how many people write, to each
 * @param everyMs how long each turn takes at least: half of the time between two messages to the same app
 * @param round the same person does not write in the same channel again, so that no message joins the ticket before
 */
async function inTurn(
  stage: Stage,
  urls: { readonly ours: string; readonly theirs: string },
  { count, everyMs, round }: { readonly count: number; readonly everyMs: number; readonly round: number },
): Promise<Times> {
  const times: Times = { ours: [], theirs: [] };
  for (const [n, who] of stage.requesters.slice(0, count).entries()) {
    const channel = `#${stage.channels[(n + round) % stage.channels.length] ?? ''}`;
    for (const whose of ['ours', 'theirs'] as const) {
      stage.sandbox.connect(urls[whose]);
      const took = await timeToPost(stage, who, channel, `${whose} ${round} ${n}`);
      times[whose].push(took);
      await pause(Math.max(everyMs - took, everyMs / 2));
    }
  }
  return times;
}

/** How long a burst takes until all are durable tickets, and until the queue channel shows all of them. Milliseconds. */
async function sixtyAtOnce(stage: Stage, channel: string): Promise<{ tickets: number; agents: number }> {
  const { sandbox, models, requesters } = stage;
  const { client } = sandbox;
  const askers = requesters.slice(0, burst);
  const began = performance.now();
  await Promise.all(
    askers.map(async (who, n) => {
      const message = await client.person(who).says(channel, `burst ${n}.`);
      const where = { 'source.channel': message.channel, 'source.ts': message.ts };
      const isTicket = async (): Promise<boolean> => (await models.messages.collection.countDocuments(where)) > 0;
      await client.until(isTicket, { ...limit, what: 'the ticket' });
    }),
  );
  const tickets = performance.now() - began;
  const subjects = (await models.tickets.find({ subject: /^burst/u }).lean()).map((doc) => doc['subject'] as string);
  const areSeen = async (): Promise<boolean> => {
    const posts = JSON.stringify(await client.botPosts('#support-queue'));
    return subjects.every((subject) => posts.includes(subject));
  };
  await client.until(areSeen, { ...limit, what: 'the tickets in the queue channel' });
  return { tickets, agents: performance.now() - began };
}

/**
 * A message to the first post in its thread at one a second, against a bare Bolt app that only answers (at most three
 * times as long); and the last of a burst of 60, which Slack's one post a second and channel bounds from below. Desk,
 * Bolt app and mongod are a process each, and Slack another one, as in production.
 */
export async function messageToPostBench(): Promise<BenchRow[]> {
  const bare = fileURLToPath(new URL('support/bare-process.ts', import.meta.url));
  const [mongo, programs] = await Promise.all([openMongo(true), buildPrograms({ bare })]);
  try {
    return [
      // Slack's pace is no matter at one a second, but the cards of the first rounds are many
      ...(await onStage({ mongo, programs }, 40, (stage, desk) => againstBolt(stage, desk, programs.bare))),
      ...(await onStage({ mongo, programs }, 1, burstRows)),
    ];
  } finally {
    await Promise.all([mongo.stop(), programs.remove()]);
  }
}

/** @param speed how many times as fast as the wall clock the desk's clock runs */
async function onStage(
  tools: { readonly mongo: Mongo; readonly programs: Programs },
  speed: number,
  play: (stage: Stage, url: string) => Promise<BenchRow[]>,
): Promise<BenchRow[]> {
  const stage = await Stage.open(tools, { speed, uri: tools.mongo.uri });
  const desk = await stage.launch();
  try {
    stage.sandbox.connect(desk.url);
    return await play(stage, desk.url);
  } finally {
    desk.kill();
    await stage.close();
  }
}

async function againstBolt(stage: Stage, ours: string, program: string): Promise<BenchRow[]> {
  const peer = new AppProcess(program);
  try {
    await peer.loaded();
    const urls = { ours, theirs: await peer.start(stage.start) };
    const count = stage.requesters.length;
    const rounds: Times[] = [];
    for (let round = 0; round < warmUpRounds; round += 1)
      rounds.push(await inTurn(stage, urls, { count, everyMs: warmUpMs, round }));
    await stage.settle();
    const paced = await inTurn(stage, urls, { count: pairs, everyMs: turnMs, round: warmUpRounds });
    const [first = paced] = rounds;
    return [
      line('1/s, p50', paced, 0.5, 3),
      line('1/s, p95', paced, 0.95, 3),
      line(`the first ${firstOnes} after a start, p50`, firstOf(first), 0.5, null),
    ];
  } finally {
    peer.kill();
  }
}

function firstOf({ ours, theirs }: Times): Times {
  return { ours: ours.slice(0, firstOnes), theirs: theirs.slice(0, firstOnes) };
}

function line(name: string, { ours, theirs }: Times, share: number, atMost: number | null): BenchRow {
  const [mine, peer] = [ours, theirs].map((times) =>
    quantile(
      times.toSorted((a, b) => a - b),
      share,
    ),
  ) as [number, number];
  return {
    what: `message → first post in its thread, ${name}`,
    figure: `${mine.toFixed(1)} ms`,
    against: `bare Bolt ${peer.toFixed(1)} ms`,
    ratio: mine / peer,
    atMost,
  };
}

async function burstRows(stage: Stage): Promise<BenchRow[]> {
  const [own = '', other = ''] = stage.channels;
  for (const who of stage.requesters.slice(0, beforeBurst)) await timeToPost(stage, who, `#${other}`, 'calm');
  await stage.settle();
  const { tickets, agents } = await sixtyAtOnce(stage, `#${own}`);
  const row = (what: string, ms: number, against: string, most: number): BenchRow => ({
    what: `burst of ${burst} messages: ${what}`,
    figure: `${ms.toFixed(0)} ms`,
    against,
    ratio: ms / most,
    atMost: 1,
  });
  return [
    row('all are durable tickets', tickets, 'Slack’s 3 s', 3000),
    row('the agents see all of them', agents, 'goal 5 s', 5000),
  ];
}

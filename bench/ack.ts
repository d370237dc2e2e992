import { startBareBolt } from './support/bare-bolt.js';
import { eventLoad, type EventLoad, type EventLoadResult } from './support/load-process.js';
import { durableDesk } from './support/quiet-desk.js';
import { median, type BenchRow } from './table.js';

const pairs = 5;
const flood = { connections: 64, total: 4000 };
const steady = { connections: 64, total: 1500, perSecond: 150 };

/**
 * How fast events are acknowledged, durable (majority, before the answer goes out) against a bare Bolt app that keeps
 * and does nothing: at 64 connections, and at a steady 150 a second. Interleaved pairs, medians. The events are talk in
 * a channel that Bellhop can read and does not watch, which is most of what a workspace sends; and, for information,
 * messages in a watched channel, each of which is handled in a transaction of its own meanwhile.
 */
export async function ackBench(): Promise<BenchRow[]> {
  const local = await durableDesk(false);
  const bare = await startBareBolt(local.sandbox, { answers: false });
  const { signingSecret, teamId, client } = local.sandbox;
  const idOf = async (name: string): Promise<string> =>
    (await client.channels()).find((channel) => channel.name === name)?.id ?? '';
  const [talk, watched] = [await idOf('general'), await idOf('help')];
  const agents = ['ava', 'ben', 'chen', 'dana', 'emi', 'lee'];
  const users = (await client.people()).filter(({ isBot, name }) => !isBot && !agents.includes(name));
  let run = 0;
  const measure = async (ours: boolean, channel: string, how: object): Promise<EventLoadResult> => {
    const load: EventLoad = {
      url: ours ? (local.desk.requestUrl ?? '') : bare.url,
      signingSecret,
      teamId,
      channel,
      users: users.map(({ id }) => id),
      run: ++run,
      ...(how as typeof flood),
    };
    const result = await eventLoad(load);
    if (result.failures > 0) throw new Error(`${result.failures} of ${load.total} events were not acknowledged`);
    await local.desk.idle();
    return result;
  };
  const compare = async (
    channel: string,
    how: object,
  ): Promise<{ ours: EventLoadResult[]; bare: EventLoadResult[] }> => {
    const results = { ours: [] as EventLoadResult[], bare: [] as EventLoadResult[] };
    await measure(true, channel, how); // the first pair warms both up
    await measure(false, channel, how);
    for (let pair = 0; pair < pairs; pair += 1) {
      results.ours.push(await measure(true, channel, how));
      results.bare.push(await measure(false, channel, how));
    }
    return results;
  };
  const rates = await compare(talk, flood);
  const saved = await local.desk.models.inbox.countDocuments({});
  if (saved !== (pairs + 1) * flood.total) throw new Error(`${saved} events in the inbox`);
  const delays = await compare(talk, steady);
  const ticketDelays = await compare(watched, { ...steady, total: 600 });
  await bare.stop();
  await local.stop();
  return [rateRow(rates), delayRow('talk', delays, 2), delayRow('requests', ticketDelays, null)];
}

function rateRow({ ours, bare }: { ours: EventLoadResult[]; bare: EventLoadResult[] }): BenchRow {
  const [rate, peer] = [ours, bare].map((each) => median(each.map(({ perSecond }) => perSecond))) as [number, number];
  return {
    what: `events acknowledged, durable, ${flood.connections} connections`,
    figure: `${rate.toFixed(0)}/s (p99 ${median(ours.map(({ p99 }) => p99)).toFixed(0)} ms)`,
    against: `bare Bolt ${peer.toFixed(0)}/s`,
    ratio: rate / peer,
    atMost: null,
    atLeast: 0.6,
  };
}

function delayRow(
  of: string,
  { ours, bare }: { ours: EventLoadResult[]; bare: EventLoadResult[] },
  atMost: number | null,
): BenchRow {
  const [delay, peer] = [ours, bare].map((each) => median(each.map(({ p99 }) => p99))) as [number, number];
  return {
    what: `time to the ack at ${steady.perSecond}/s (${of}), p99`,
    figure: `${delay.toFixed(1)} ms`,
    against: `bare Bolt ${peer.toFixed(1)} ms`,
    ratio: delay / peer,
    atMost,
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { durableDesk } from './support/quiet-desk.js';
import { quantile, signedLoad } from './support/signed-load.js';
import { median, type BenchRow } from './table.js';

const pairs = 5;
const calm = { perSecond: 8.33, total: 50 };
const busy = { perSecond: 150, total: 600 };

/**
 * From a signed message event to its ticket's or message's commit, at a calm and at a busy rate, interleaved pairs,
 * medians of the p99. What is posted after that waits for Slack's pace, not for Bellhop.
 */
export async function endToEndBench(): Promise<BenchRow[]> {
  const local = await durableDesk(true);
  const { client, teamId, signingSecret } = local.sandbox;
  const channel = (await client.channels()).find(({ name }) => name === 'help')?.id ?? '';
  const agents = ['ava', 'ben', 'chen', 'dana', 'emi', 'lee'];
  const people = (await client.people()).filter(({ isBot, name }) => !isBot && !agents.includes(name));
  const committed = new Map<string, number>();
  const changes = local.desk.models.messages.watch([{ $match: { operationType: 'insert' } }]);
  changes.on('change', (change: { fullDocument?: { source?: { ts?: string } } }) => {
    const ts = change.fullDocument?.source?.ts;
    if (ts !== undefined) committed.set(ts, performance.now());
  });
  await pause(1000);
  let run = 0;
  const p99 = async ({ perSecond, total }: typeof calm): Promise<number> => {
    run += 1;
    const sent = new Map<string, number>();
    const second = Math.floor(local.clock.now().getTime() / 1000) + run * 1000;
    const body = (n: number): string => {
      const ts = `${second + Math.floor(n / 1000)}.${String(n % 1000).padStart(6, '0')}`;
      sent.set(ts, performance.now());
      const user = people[n % people.length]?.id ?? '';
      const event = {
        type: 'message',
        channel,
        channel_type: 'channel',
        user,
        text: `load ${run} ${n}`,
        ts,
        event_ts: ts,
      };
      const authorizations = [{ team_id: teamId, user_id: 'U0', is_bot: true, is_enterprise_install: false }];
      const id = { event_id: `EvE2E${run}x${n}`, event_time: second };
      return JSON.stringify({
        type: 'event_callback',
        team_id: teamId,
        api_app_id: 'A0',
        ...id,
        event,
        authorizations,
      });
    };
    const url = local.desk.requestUrl ?? '';
    const { failures } = await signedLoad({
      url,
      signingSecret,
      connections: 64,
      total,
      perSecond,
      type: 'json',
      body,
    });
    if (failures > 0) throw new Error(`${failures} of ${total} events were not acknowledged`);
    const until = performance.now() + 60_000;
    while ([...sent.keys()].some((ts) => !committed.has(ts))) {
      if (performance.now() > until) throw new Error('Not every message was saved within a minute');
      await pause(20);
    }
    const times = [...sent].map(([ts, at]) => (committed.get(ts) ?? at) - at);
    return quantile(
      times.sort((a, b) => a - b),
      0.99,
    );
  };
  await p99(calm);
  const results = { calm: [] as number[], busy: [] as number[] };
  for (let pair = 0; pair < pairs; pair += 1) {
    results.calm.push(await p99(calm));
    results.busy.push(await p99(busy));
  }
  await changes.close();
  await local.stop();
  const [atCalm, atBusy] = [median(results.calm), median(results.busy)];
  return [
    {
      what: `event to commit at ${busy.perSecond}/s, p99`,
      figure: `${atBusy.toFixed(0)} ms`,
      against: `at ${calm.perSecond}/s ${atCalm.toFixed(0)} ms`,
      ratio: atBusy / atCalm,
      atMost: 1.5,
    },
  ];
}

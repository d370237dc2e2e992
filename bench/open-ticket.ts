import { startBareBolt } from './support/bare-bolt.js';
import { durableDesk } from './support/quiet-desk.js';
import { quantile, signedLoad, type LoadResult } from './support/signed-load.js';
import { median, type BenchRow } from './table.js';

const pairs = 5;
const perRun = 400;
const connections = 64;

/** The submission of a new ticket's form, as Slack sends it. */
function submission(n: string, ids: { team: string; user: string }): string {
  const text = (value: string): object => ({ value: { type: 'plain_text_input', value } });
  const payload = {
    type: 'view_submission',
    team: { id: ids.team },
    user: { id: ids.user, team_id: ids.team },
    view: {
      id: `VBENCH${n}`,
      type: 'modal',
      callback_id: 'ticket_form',
      private_metadata: '{}',
      blocks: [],
      state: { values: { subject: text(`Request ${n}`), description: text('Nothing works.') } },
    },
  };
  return `payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/**
 * Tickets per second opened through signed HTTP, each durable (majority) when its answer goes out, against a bare Bolt
 * command that does nothing. Interleaved pairs, medians.
 */
export async function openTicketBench(): Promise<BenchRow[]> {
  const local = await durableDesk(false);
  const bare = await startBareBolt(local.sandbox);
  const { signingSecret, teamId } = local.sandbox;
  const people = await local.sandbox.client.people();
  const user = people.find(({ name }) => name === 'alice')?.id ?? '';
  const command = `command=/ticket&text=x&user_id=${user}&team_id=${teamId}&channel_id=C1&trigger_id=1.1`;
  const ours: LoadResult[] = [];
  const theirs: LoadResult[] = [];
  const load = (url: string, body: (n: number) => string): Promise<LoadResult> =>
    signedLoad({ url, signingSecret, connections, total: perRun, body });
  for (let pair = -1; pair < pairs; pair += 1) {
    const mine = await load(local.desk.requestUrl ?? '', (n) => submission(`${pair}_${n}`, { team: teamId, user }));
    const peer = await load(bare.url, () => command);
    if (pair < 0) continue; // the first pair warms both up
    ours.push(mine);
    theirs.push(peer);
  }
  const opened = await local.desk.models.tickets.countDocuments({});
  await bare.stop();
  await local.stop();
  if (opened !== (pairs + 1) * perRun) throw new Error(`${opened} tickets instead of ${(pairs + 1) * perRun}`);
  const rate = median(ours.map(({ perSecond }) => perSecond));
  const peerRate = median(theirs.map(({ perSecond }) => perSecond));
  const p99 = median(ours.map(({ latencies }) => quantile(latencies, 0.99)));
  return [
    {
      what: `tickets opened, ${connections} connections`,
      figure: `${rate.toFixed(0)}/s (p99 ${p99.toFixed(0)} ms)`,
      against: `bare Bolt command ${peerRate.toFixed(0)}/s`,
      ratio: rate / peerRate,
      atMost: null,
    },
  ];
}

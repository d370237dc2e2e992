import fc from 'fast-check';
import { fuzzNames } from '../test/support/fuzz-desk.js';
import { fuzzRequests } from '../test/support/fuzz-requests.js';
import { quietDesk } from './support/quiet-desk.js';
import { signedLoad } from './support/signed-load.js';
import type { BenchRow } from './table.js';

const total = 100_000;
const perRound = 2000;

/**
 * Signed requests of every kind and any shape: none may go unanswered or leave a rejection that nobody handles, which
 * ends a process. (Two of thirteen such bodies end bare Bolt's: test/slack/intake/requests.test.ts.)
 */
export async function fuzzBench(): Promise<BenchRow[]> {
  const local = await quietDesk(false);
  const { signingSecret, teamId, client } = local.sandbox;
  const idsOf = (all: readonly { id: string; name?: string }[], ...names: string[]): string[] =>
    all.flatMap(({ id, name }) => (name !== undefined && names.includes(name) ? [id] : []));
  const channels = idsOf(await client.channels(), 'general', 'help', 'support-queue');
  const users = idsOf(await client.people(), 'alice', 'ava', 'lin');
  const requests = fuzzRequests(fuzzNames(teamId, channels, users));
  let unhandled = 0;
  const count = (reason: unknown): void => {
    unhandled += 1;
    console.error(reason);
  };
  process.on('unhandledRejection', count);
  const seed = Date.now();
  const answers = new Map<number, number>();
  for (let sent = 0; sent < total; sent += perRound) {
    const round = fc.sample(requests, { seed: seed + sent, numRuns: perRound });
    for (const type of ['json', 'form'] as const) {
      const bodies = round.flatMap((request) => (request.type === type ? [request.body] : []));
      const load = { url: local.desk.requestUrl ?? '', signingSecret, connections: 20, total: bodies.length };
      const { statuses } = await signedLoad({
        ...load,
        ...(type === 'json' ? { type } : {}),
        body: (n) => bodies[n] ?? '',
      });
      for (const [status, n] of statuses) answers.set(status, (answers.get(status) ?? 0) + n);
    }
    await local.desk.idle();
  }
  process.off('unhandledRejection', count);
  await local.stop();
  const said = [...answers].sort(([a], [b]) => a - b).map(([status, n]) => `${status}: ${n}`);
  return [
    {
      what: `signed requests of any shape (seed ${seed})`,
      figure: `${unhandled} unhandled rejections`,
      against: `${total} requests (${said.join(', ')})`,
      ratio: unhandled,
      atMost: 0,
    },
  ];
}

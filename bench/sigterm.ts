import { setTimeout as pause } from 'node:timers/promises';
import { startCommand } from '../faults/support/command.js';
import type { LocalDesk } from '../src/cli/local-desk.js';
import { durableDesk } from './support/quiet-desk.js';
import type { BenchRow } from './table.js';

const limitSeconds = 5;
const runs = 5;
const burst = 40;

/**
 * `bellhop start` is told to end (SIGTERM) in a burst of messages: how long it takes at most until it has ended with
 * code 0, and with nothing left in its hands. That nothing is lost by it is a matter of `npm run faults`.
 */
export async function sigtermBench(): Promise<BenchRow[]> {
  const local = await durableDesk(false);
  const seconds: number[] = [];
  try {
    for (let run = 0; run < runs; run += 1) seconds.push(await endOnce(local, run));
  } finally {
    await local.stop();
  }
  const slowest = Math.max(...seconds);
  return [
    {
      what: `SIGTERM in a burst of ${burst} to the end, nothing in hand, slowest of ${runs}`,
      figure: `${slowest.toFixed(2)} s`,
      against: `limit ${limitSeconds} s`,
      ratio: slowest / limitSeconds,
      atMost: 1,
    },
  ];
}

async function endOnce({ sandbox, database, desk }: LocalDesk, run: number): Promise<number> {
  const command = await startCommand(sandbox, database.uri);
  sandbox.connect(command.url);
  const alice = sandbox.client.person('alice');
  const asking = Promise.all(Array.from({ length: burst }, (_, n) => alice.says('#help', `Question ${run}.${n}`)));
  await pause(60 + run * 120);
  const { code, ms } = await command.end();
  await asking;
  await command.remove();
  const { inbox, lanes } = desk.models;
  const [events, held] = await Promise.all([
    inbox.collection.countDocuments({ state: 'received', owner: { $ne: null } }),
    lanes.collection.countDocuments({ owner: { $ne: null }, until: { $gt: new Date() } }),
  ]);
  if (code !== 0) throw new Error(`bellhop start ended with ${String(code)}`);
  if (events + held > 0) throw new Error(`${events} events and ${held} channels are still in its hands`);
  return ms / 1000;
}

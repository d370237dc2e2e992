import { parseArgs } from 'node:util';
import { ackBench } from './ack.js';
import { benchDigest } from './digest.js';
import { endToEndBench } from './end-to-end.js';
import { fuzzBench } from './fuzz.js';
import { memoryBench } from './memory.js';
import { messageToPostBench } from './message-to-post.js';
import { numbersBench } from './numbers.js';
import { openTicketBench } from './open-ticket.js';
import { pageBench } from './page.js';
import { rateLimitBench } from './rate-limit.js';
import { replayBench } from './replay.js';
import { sigtermBench } from './sigterm.js';
import { startBench } from './start.js';
import { benchTable, type BenchRow } from './table.js';

const { values, positionals: wanted } = parseArgs({ options: { minutes: { type: 'string' } }, allowPositionals: true });
/** How long the hour of `memory` takes; 60: real time. */
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);

/** Every benchmark: its name on the command line, and what runs it. */
const benches: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  ack: ackBench,
  'end-to-end': endToEndBench,
  fuzz: fuzzBench,
  open: openTicketBench,
  numbers: numbersBench,
  message: messageToPostBench,
  start: startBench,
  digest: benchDigest,
  page: pageBench,
  replay: replayBench,
  'rate-limit': rateLimitBench,
  sigterm: sigtermBench,
  memory: () => memoryBench(minutes === undefined ? {} : { minutes }),
};

const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0 || (minutes !== undefined && !(minutes > 0))) {
  console.error(`Usage: npm run bench -- [${Object.keys(benches).join('|')} …] [--minutes N, for memory]`);
  process.exit(2);
}
const rows: BenchRow[] = [];
for (const [name, run] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`${name} …`);
  rows.push(...(await run()));
}
console.log(benchTable(rows));

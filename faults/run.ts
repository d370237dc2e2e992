import { kills } from './cases/kills.js';
import { clockSteps } from './cases/clock-steps.js';
import { database } from './cases/database.js';
import { disorder } from './cases/disorder.js';
import { drops } from './cases/drops.js';
import { rateLimits } from './cases/rate-limits.js';
import { samePress } from './cases/same-press.js';
import { sigterm } from './cases/sigterm.js';
import { serverErrors, slowSlack } from './cases/storms.js';
import { threeNodes } from './cases/three-nodes.js';
import { twoProcesses } from './cases/two-processes.js';
import type { FaultCase } from './cases/case.js';
import { buildPrograms } from './support/programs.js';
import { openMongo } from './support/mongo.js';
import { brokenRow, faultTable, type FaultRow } from './table.js';

/** They take minutes whatever is asked for: only by name, or in the whole run. */
const long = new Set(['three-nodes']);
/** Every fault: its name on the command line, and what runs it. */
const cases: Readonly<Record<string, FaultCase>> = {
  kills,
  drops,
  'two-processes': twoProcesses,
  'same-press': samePress,
  sigterm,
  disorder,
  'rate-limits': rateLimits,
  'server-errors': serverErrors,
  slow: slowSlack,
  database,
  clock: clockSteps,
  'three-nodes': threeNodes,
};

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const seedAt = args.indexOf('--seed');
const seed = seedAt < 0 ? Math.floor(Math.random() * 1_000_000) : Number(args[seedAt + 1]);
const wanted = args.filter((arg, n) => !arg.startsWith('--') && (seedAt < 0 || n !== seedAt + 1));
const unknown = wanted.filter((name) => !(name in cases));
if (unknown.length > 0 || Number.isNaN(seed)) {
  console.error(`Usage: npm run faults -- [${Object.keys(cases).join('|')} …] [--quick] [--seed N]`);
  process.exit(2);
}

const say = (line: string): void => {
  console.error(line);
};
say(`seed ${seed}`);
const [mongo, programs] = await Promise.all([openMongo(), buildPrograms()]);
const rows: FaultRow[] = [];
for (const [name, run] of Object.entries(cases)) {
  if (wanted.length > 0 ? !wanted.includes(name) : quick && long.has(name)) continue;
  say(`${name} …`);
  const began = performance.now();
  const row = await run({ mongo, programs, seed, quick, say }).catch((error: unknown) => brokenRow(name, error));
  rows.push(row);
  say(`${name}: ${row.verdict}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  for (const note of row.notes) say(`  ${note}`);
}
await Promise.all([mongo.stop(), programs.remove()]);
console.log(args.includes('--json') ? JSON.stringify(rows) : faultTable(rows));
process.exitCode = rows.some(({ verdict }) => verdict === 'broken') ? 1 : 0;

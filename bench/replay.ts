import { readFile } from 'node:fs/promises';
import { runReplay } from '../src/cli/replay/run-replay.js';
import { translator } from '../src/i18n/translate.js';
import { planReplay, readLog, type Plan } from '../src/replay/index.js';
import { startBareBolt } from './support/bare-bolt.js';
import { quietDesk } from './support/quiet-desk.js';
import type { BenchRow } from './table.js';

const log = 'data/incident_event_log.csv';
const goalSeconds = 75;
const bareActs = 2000;

/** Seconds that `bellhop replay FILE` takes: mongod, workspace and desk included. */
async function replaySeconds(): Promise<number> {
  const began = performance.now();
  const quiet = (): undefined => undefined;
  const code = await runReplay(
    { file: log, json: true, intoWorkspace: false },
    { env: { LOG_LEVEL: 'error' }, language: 'en', t: translator('en'), print: quiet, warn: quiet },
  );
  if (code !== 0) throw new Error(`the replay ended with ${code}`);
  return (performance.now() - began) / 1000;
}

/** Commands per second that a bare Bolt app takes and forgets, one after the other as in a replay. */
async function barePerSecond(): Promise<number> {
  const local = await quietDesk(false);
  const bare = await startBareBolt(local.sandbox);
  try {
    local.sandbox.connect(bare.url);
    const ava = local.sandbox.client.person('ava');
    await ava.types('/ticket warm up');
    const began = performance.now();
    for (let n = 0; n < bareActs; n += 1) await ava.types(`/ticket status ${n} open`);
    return bareActs / ((performance.now() - began) / 1000);
  } finally {
    await bare.stop();
    await local.stop();
  }
}

/** What people do in a replay: openings, and each change of a row. */
function actsOf({ steps }: Plan): number {
  return steps.reduce((sum, step) => sum + (step.kind === 'open' ? 1 : step.acts.length), 0);
}

/**
 * The whole log through signed requests into tickets, posts and a digest a day: rows a second, against the seconds that
 * one waits for it; and what people do a second, against the same through the same workspace into an app that does nothing.
 */
export async function replayBench(): Promise<BenchRow[]> {
  const { rows } = readLog(await readFile(log, 'utf8'));
  const acts = actsOf(planReplay({ rows, faults: [] }));
  const bare = await barePerSecond();
  const seconds = await replaySeconds();
  return [
    {
      what: `replay of the whole log (${rows.length} rows)`,
      figure: `${(rows.length / seconds).toFixed(1)} rows/s`,
      against: `${seconds.toFixed(0)} s; goal ${goalSeconds} s`,
      ratio: seconds / goalSeconds,
      atMost: 1,
    },
    {
      what: `what people do in it (${acts} acts)`,
      figure: `${(acts / seconds).toFixed(1)}/s`,
      against: `bare Bolt, empty command ${bare.toFixed(0)}/s`,
      ratio: acts / seconds / bare,
      atMost: null,
    },
  ];
}

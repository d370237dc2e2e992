import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { oracle } from './support/oracle.js';
import { bellhopReplay, figuresOf, withFile } from './support/run-replay.js';

const log = readFileSync('data/incident_event_log.csv', 'utf8');
const [header = '', ...rows] = log.trimEnd().split(/\r?\n/u);

/** Every n-th incident of the log, with all its rows. */
function sample(n: number): string {
  const incidents = [...new Set(rows.map((row) => row.slice(0, row.indexOf(','))))];
  const kept = new Set(incidents.filter((_, at) => at % n === 0));
  return [header, ...rows.filter((row) => kept.has(row.slice(0, row.indexOf(','))))].join('\n');
}

/** `npm run replay:check` plays the whole log (minutes); the test command every twelfth incident of it. */
const text = process.env['REPLAY_WHOLE_LOG'] === undefined ? sample(12) : log;

describe('a replay', () => {
  it('comes to the figures that the log itself gives, each of them', async () => {
    expect(await withFile(text, (file) => figuresOf(file))).toEqual(oracle(text));
  }, 900_000);

  it('reports a damaged row with its line, goes on with the rest, and ends with a digest', async () => {
    const [first = '', ...others] = sample(60).split('\n').slice(1);
    const damaged = [header, first, 'not,a,row', ...others].join('\n');
    const { code, stdout, stderr } = await withFile(damaged, (file) => bellhopReplay(file));
    expect(stderr.join('\n')).toMatch(/\b3\b/u);
    expect(stdout.join('\n')).toMatch(/Daily digest/u);
    expect(code).toBe(0);
  }, 120_000);
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { RunFigures } from '../../src/reports/run-figures.js';
import { oracle } from './support/oracle.js';
import { csv, row } from './support/csv.js';
import { bellhopReplay, figuresOf, withFile } from './support/run-replay.js';

const log = readFileSync('data/incident_event_log.csv', 'utf8');
const [header = '', ...rows] = log.trimEnd().split(/\r?\n/u);

/** Every n-th incident of the log, with all its rows. */
function sample(n: number): string {
  const incidents = [...new Set(rows.map((row) => row.slice(0, row.indexOf(','))))];
  const kept = new Set(incidents.filter((_, at) => at % n === 0));
  return [header, ...rows.filter((row) => kept.has(row.slice(0, row.indexOf(','))))].join('\n');
}

/** `npm run replay:check` plays the whole log (minutes); the test command every sixteenth incident of it. */
const text = process.env['REPLAY_WHOLE_LOG'] === undefined ? sample(16) : log;

const sum = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((all, each) => all + each, 0);

describe('the oracle', () => {
  it('finds in the whole log the figures that are known of it', () => {
    const { created, statusMinutes, firstSolve, lastSolve, ...counts } = oracle(log);
    expect(counts).toMatchObject({ incidents: 600, tickets: 600, handovers: 591, reopened: 8 });
    expect(firstSolve).toEqual({ n: 600, medianMinutes: 3241.5, p90Minutes: 40802.8 });
    expect(lastSolve.n).toBe(600);
    expect(Object.entries(created).filter(([, count]) => count > 0)).toEqual([
      ['2016-02-29', 150],
      ['2016-03-01', 202],
      ['2016-03-02', 248],
    ]);
    expect(sum(statusMinutes)).toBe(18_268_872);
  });
});

describe('a replay', () => {
  it('comes to the figures that the log itself gives, and ends with the digest of its busiest day', async () => {
    const expected = oracle(text);
    const { code, stdout, stderr } = await withFile(text, (file) => bellhopReplay(file, { json: true }));
    expect(JSON.parse(stdout.join('\n')) as RunFigures).toEqual(expected);
    expect(code).toBe(0);

    const days = Object.entries(expected.created).toSorted(([, a], [, b]) => b - a);
    const day = days[0]?.[0] ?? '';
    expect(stderr[0]).toBe(`The digest of ${day}, in #support-managers:`);
    const told = stderr.map((line) => line.trim());
    const figure = (name: string): string | undefined => told[told.indexOf(`*${name}*`) + 1];
    expect([figure('Created'), figure('Solved'), figure('Unresolved')]).toEqual(
      [expected.created[day], expected.solved[day], expected.backlog[day]].map(String),
    );
  }, 900_000);

  it('plays groups that are called like words of the commands', async () => {
    const groups = ['Cancel', 'IT', '70', 'mine', '取消', 'Today', 'Group 70'];
    const incidents = groups.map((assignment_group, at) =>
      row({ number: `INC${at}`, assignment_group, assigned_to: `Resolver ${at}` }),
    );
    const handedOver = row({ number: 'INC1', assignment_group: 'Cancel', sys_updated_at: '29-02-2016 11:00' });
    const words = csv(...incidents, handedOver);
    expect(await withFile(words, (file) => figuresOf(file))).toEqual(oracle(words));
  });

  it('reports a damaged row with its line, goes on with the rest, and ends with a digest', async () => {
    const [first = '', ...others] = sample(60).split('\n').slice(1);
    const damaged = [header, first, 'not,a,row', ...others].join('\n');
    const { code, stdout, stderr } = await withFile(damaged, (file) => bellhopReplay(file));
    expect(stderr.join('\n')).toMatch(/\b3\b/u);
    expect(stdout.join('\n')).toMatch(/Daily digest/u);
    expect(code).toBe(0);
  });
});

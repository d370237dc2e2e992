import { describe, expect, it } from '@jest/globals';
import { csv, row } from './support/csv.js';
import { oracle } from './support/oracle.js';
import { randomLog } from './support/random-log.js';
import { bellhopReplay, figuresOf, withFile } from './support/run-replay.js';

const march = (time: string) => `01-03-2016 ${time}`;

/** Two incidents at one moment; B is solved, re-opened by an agent and handed over after solving cancelled its escalation. */
const handMade = csv(
  row({ number: 'A', opened_at: march('10:00'), sys_updated_at: march('10:00'), assignment_group: 'Night shift' }),
  row({ number: 'B', opened_at: march('10:00'), sys_updated_at: march('10:00'), assignment_group: 'Day shift' }),
  row({ number: 'A', opened_at: march('10:00'), sys_updated_at: march('10:00'), assignment_group: 'Day shift' }),
  row({ number: 'A', opened_at: march('10:00'), sys_updated_at: march('24:00'), incident_state: 'Closed' }),
  row({ number: 'B', opened_at: march('10:00'), sys_updated_at: march('11:00'), incident_state: 'Resolved' }),
  row({ number: 'B', opened_at: march('10:00'), sys_updated_at: march('12:00'), incident_state: 'Active' }),
  row({
    number: 'B',
    opened_at: march('10:00'),
    sys_updated_at: march('13:00'),
    incident_state: 'Active',
    assignment_group: 'Night shift',
  }),
  row({ number: 'B', opened_at: march('10:00'), sys_updated_at: '03-03-2016 00:00', incident_state: 'Closed' }),
  row({ number: 'B', opened_at: march('10:00'), sys_updated_at: '04-03-2016 09:00', incident_state: 'Closed' }),
);

describe('any extract of the form', () => {
  it('a small one, reckoned by hand', async () => {
    const figures = await withFile(handMade, (file) => figuresOf(file));
    expect(figures).toEqual({
      incidents: 2,
      tickets: 2,
      handovers: 2,
      reopened: 1,
      byStatus: { new: 1, open: 0, pending: 0, on_hold: 0, solved: 0, closed: 1 },
      firstSolve: { n: 1, medianMinutes: 60, p90Minutes: 60 },
      lastSolve: { n: 1, medianMinutes: 2280, p90Minutes: 2280 },
      created: { '2016-03-01': 2, '2016-03-02': 0, '2016-03-03': 0, '2016-03-04': 0 },
      solved: { '2016-03-01': 1, '2016-03-02': 0, '2016-03-03': 1, '2016-03-04': 0 },
      // at 24:00 of 2 March B is still open: what happens at that moment belongs to the next day
      backlog: { '2016-03-01': 2, '2016-03-02': 2, '2016-03-03': 1, '2016-03-04': 1 },
      statusMinutes: { new: 60, open: 2160, pending: 0, on_hold: 0, solved: 60, closed: 1980 },
    });
  });

  it.each([1, 2, 3])('a random one (seed %i) comes to what the oracle says', async (seed) => {
    const text = randomLog(seed, 9);
    expect(await withFile(text, (file) => figuresOf(file))).toEqual(oracle(text));
  });
});

describe('the command', () => {
  it('prints nothing but one object with --json; faults and the digest go to stderr', async () => {
    const ran = await withFile(handMade, (file) => bellhopReplay(file, { json: true }));
    expect(ran.code).toBe(0);
    expect(ran.stdout).toHaveLength(1);
    expect(ran.stderr.filter((line) => line.startsWith('Line'))).toEqual([
      'Line 5: left out; sys_updated_at is “01-03-2016 24:00”, not a time like 29-02-2016 01:16',
    ]);
    expect(ran.stderr.join('\n')).toContain('The digest of 2016-03-01, in #support-managers:');
  });

  it('shows the digest of another day, of the last one too', async () => {
    const { stdout } = await withFile(handMade, (file) => bellhopReplay(file, { digestDay: '2016-03-04' }));
    expect(stdout.join('\n')).toContain('The digest of 2016-03-04');
    expect(stdout.join('\n')).toMatch(/Daily digest · Fri 4 Mar/u);
    expect(stdout.at(-2)).toBe('2 incidents became 2 tickets: 2 hand-overs, 1 re-opened.');
  });

  it.each(['2016-03-05', '2016-02-29', 'yesterday', '2016-03-32'])('refuses the digest day %s', async (digestDay) => {
    const run = withFile(handMade, (file) => bellhopReplay(file, { digestDay }));
    await expect(run).rejects.toMatchObject({ code: 'usage' });
  });

  it('refuses a file that is not there, or no log', async () => {
    await expect(bellhopReplay('no-such-file.csv')).rejects.toMatchObject({ code: 'usage' });
    const run = withFile('a,b\n1,2\n', (file) => bellhopReplay(file));
    await expect(run).rejects.toMatchObject({ code: 'usage' });
  });
});

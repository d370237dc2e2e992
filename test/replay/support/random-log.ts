import { csv, row } from './csv.js';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const states = ['New', 'Active', 'Awaiting User Info', 'Awaiting Vendor', 'Resolved', 'Closed', '-100'];
const priorities = ['1 - Critical', '2 - High', '3 - Moderate', '4 - Low', '?', 'none'];

/** A time some quarters of an hour after 30-12-2019 22:00: over the year's end, with many at one moment. */
function timeOf(quarters: number): string {
  const [date = '', clock = ''] = new Date(Date.UTC(2019, 11, 30, 22, quarters * 15)).toISOString().split('T');
  return `${date.split('-').toReversed().join('-')} ${clock.slice(0, 5)}`;
}

/** An extract that nobody wrote: groups come and go, incidents close and re-open, rows are out of order or damaged. */
export function randomLog(seed: number, incidents: number): string {
  const random = randomFrom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const rows: string[] = [];
  for (let incident = 1; incident <= incidents; incident += 1) {
    const opened = below(80);
    let updated = opened - 2;
    for (let count = 1 + below(9); count > 0; count -= 1) {
      updated += below(24) - 2;
      const line = row({
        number: `INC${seed}-${incident}`,
        opened_at: timeOf(opened),
        sys_updated_at: timeOf(Math.max(0, updated)),
        incident_state: one(states),
        caller_id: one(['Caller 1', 'Caller 2', '?']),
        opened_by: one(['Opened by 1', 'Anna', '?']),
        contact_type: one(['Phone', 'Email', 'Self service', '?']),
        category: one(['Category 1', 'Category 2', '?', 'A, B']),
        priority: one(priorities),
        assignment_group: one(['Équipe Réseau', '網路組', 'Group 3', 'group-3', '?', '?']),
        assigned_to: one(['Resolver 1', 'Anna', '?']),
      }).replace('A, B', '"A, B"');
      rows.push(below(25) === 0 ? line.slice(0, 20) : line);
    }
  }
  return csv(
    ...rows
      .map((each) => [random(), each] as const)
      .toSorted(([a], [b]) => (seed % 2 === 0 ? a - b : 0))
      .map(([, each]) => each),
  );
}

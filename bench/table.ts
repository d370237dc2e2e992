import { alignedText } from '../faults/support/aligned.js';

/** One line of the benchmark table. Absolute times move from run to run; the ratio, taken within one run, is the claim. */
export interface BenchRow {
  readonly what: string;
  readonly figure: string;
  /** What it is compared with: a limit, a peer, or itself under other conditions. */
  readonly against: string;
  readonly ratio: number;
  /** The most that the ratio may be; null: told for information. */
  readonly atMost: number | null;
  /** The least that the ratio may be, where more is better. */
  readonly atLeast?: number;
}

function verdictOf({ ratio, atMost, atLeast }: BenchRow): string {
  if (atMost === null && atLeast === undefined) return '–';
  return (atMost === null || ratio <= atMost) && (atLeast === undefined || ratio >= atLeast) ? 'pass' : 'short';
}

function goalOf({ atMost, atLeast }: BenchRow): string {
  return [...(atMost === null ? [] : [`≤ ${atMost}`]), ...(atLeast === undefined ? [] : [`≥ ${atLeast}`])].join(', ');
}

/** The rows as aligned text: figure, limit or peer, ratio, goal, pass or short. */
export function benchTable(rows: readonly BenchRow[]): string {
  return alignedText([
    ['what', 'figure', 'against', 'ratio', 'goal', ''],
    ...rows.map((row) => [row.what, row.figure, row.against, row.ratio.toFixed(2), goalOf(row), verdictOf(row)]),
  ]);
}

/** @returns the middle of the values; of an even number, the mean of the two in the middle */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

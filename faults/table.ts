import { alignedText } from './support/aligned.js';

/** What came of one fault. */
export interface FaultRow {
  readonly fault: string;
  /** How often it struck. */
  readonly cases: string;
  /** What Bellhop said it has. */
  readonly acked: number;
  readonly lost: number;
  readonly doubled: number;
  /** What the same fault does where there is no protection. */
  readonly control: string;
  readonly verdict: Verdict;
  /** More figures, and what went wrong. */
  readonly notes: readonly string[];
}

/** `unproven`: nothing went wrong, but the control did not fail either, so that the case shows nothing. */
export type Verdict = 'holds' | 'broken' | 'unproven';

/** @param isKept whether the promise was kept. @param controlFails whether the control broke it */
export function verdictOf(isKept: boolean, controlFails: boolean): Verdict {
  if (!isKept) return 'broken';
  return controlFails ? 'holds' : 'unproven';
}

/** The row of a fault whose case came to no end: the others still run. */
export function brokenRow(fault: string, error: unknown): FaultRow {
  const notes = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  return { fault, cases: '–', acked: 0, lost: 0, doubled: 0, control: '–', verdict: 'broken', notes };
}

/** @returns e.g. `3 of 120 (2.5 %)` */
export function share(part: number, whole: number): string {
  return `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
}

/** The rows as aligned text. */
export function faultTable(rows: readonly FaultRow[]): string {
  return alignedText([
    ['fault', 'cases', 'acked', 'lost', 'doubled', 'control', 'verdict'],
    ...rows.map((row) => [
      row.fault,
      row.cases,
      String(row.acked),
      String(row.lost),
      String(row.doubled),
      row.control,
      row.verdict,
    ]),
  ]);
}

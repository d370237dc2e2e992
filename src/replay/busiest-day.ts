import type { RunFigures } from '../reports/run-figures.js';

/** The day on which most tickets were opened; of several, the first. `YYYY-MM-DD`, UTC */
export function busiestDay({ created }: Pick<RunFigures, 'created'>): string | null {
  let busiest: string | null = null;
  let most = 0;
  for (const [day, count] of Object.entries(created)) {
    if (count <= most) continue;
    busiest = day;
    most = count;
  }
  return busiest;
}

import type { BacklogFact } from '../facts.js';
import { inScope } from '../scope.js';
import { secondsBetween, type Age, type Kpi } from './kpi.js';

function isOlder(a: BacklogFact['oldest'], b: BacklogFact['oldest']): boolean {
  const difference = a.createdAt.getTime() - b.createdAt.getTime();
  return difference === 0 ? a.number < b.number : difference < 0;
}

/** Age in seconds, at the period's end, of the unresolved ticket that was created first. */
export const oldest: Kpi<Age> = {
  label: 'kpi.name.oldest',
  heading: 'kpi.short.oldest',
  measure(facts, scope) {
    let found: BacklogFact['oldest'] | null = null;
    for (const group of inScope(facts.backlog, scope)) {
      if (!found || isOlder(group.oldest, found)) found = group.oldest;
    }
    if (!found) return { kind: 'age', value: null, number: null };
    return { kind: 'age', value: secondsBetween(found.createdAt, facts.period.to), number: found.number };
  },
};

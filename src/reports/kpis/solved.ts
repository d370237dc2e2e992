import { inScope } from '../scope.js';
import type { Count, Kpi } from './kpi.js';

/** Solves in the period: a ticket that was re-opened and solved again counts twice, so that the backlog adds up. */
export const solved: Kpi<Count> = {
  label: 'kpi.name.solved',
  heading: 'kpi.short.solved',
  measure: (facts, scope) => ({ kind: 'count', value: inScope(facts.solves, scope).length }),
};

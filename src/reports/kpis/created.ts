import { inScope } from '../scope.js';
import type { Count, Kpi } from './kpi.js';

/** Tickets opened in the period. */
export const created: Kpi<Count> = {
  label: 'kpi.name.created',
  heading: 'kpi.short.created',
  measure: (facts, scope) => ({ kind: 'count', value: inScope(facts.openings, scope).length }),
};

import { inScope } from '../scope.js';
import type { Count, Kpi } from './kpi.js';

/** Escalations that departments gave back in the period. */
export const returned: Kpi<Count> = {
  label: 'kpi.name.returned',
  heading: 'kpi.short.returned',
  measure: (facts, scope) => ({
    kind: 'count',
    value: inScope(facts.escalations, scope).filter(({ step }) => step === 'returned').length,
  }),
};

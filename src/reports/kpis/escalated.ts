import { inScope } from '../scope.js';
import type { Count, Kpi } from './kpi.js';

/** Escalations opened in the period, hand-overs included; by the department that was asked. */
export const escalated: Kpi<Count> = {
  label: 'kpi.name.escalated',
  heading: 'kpi.short.escalated',
  measure: (facts, scope) => ({
    kind: 'count',
    value: inScope(facts.escalations, scope).filter(({ step }) => step === 'opened').length,
  }),
};

import { inScope } from '../scope.js';
import type { Count, Kpi } from './kpi.js';

/** All unresolved tickets at the period's end, whatever their age (dbt_zendesk, DECISIONLOG). */
export const backlog: Kpi<Count> = {
  label: 'kpi.name.backlog',
  heading: 'kpi.short.backlog',
  measure: (facts, scope) => ({
    kind: 'count',
    value: inScope(facts.backlog, scope).reduce((sum, group) => sum + group.count, 0),
  }),
};

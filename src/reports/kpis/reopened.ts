import { inScope } from '../scope.js';
import type { Count, Kpi } from './kpi.js';

/** Tickets that were re-opened at least once in the period (Zendesk ticket_metrics, `reopens`). */
export const reopened: Kpi<Count> = {
  label: 'kpi.name.reopened',
  heading: 'kpi.short.reopened',
  measure: (facts, scope) => ({
    kind: 'count',
    value: new Set(inScope(facts.reopenings, scope).map(({ number }) => number)).size,
  }),
};

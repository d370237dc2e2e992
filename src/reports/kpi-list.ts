import type { PeriodFacts } from './facts.js';
import { backlog } from './kpis/backlog.js';
import { bounceRate } from './kpis/bounce-rate.js';
import { created } from './kpis/created.js';
import { escalated } from './kpis/escalated.js';
import { firstResponse } from './kpis/first-response.js';
import type { Kpi } from './kpis/kpi.js';
import { oldest } from './kpis/oldest.js';
import { reopened } from './kpis/reopened.js';
import { resolution } from './kpis/resolution.js';
import { returned } from './kpis/returned.js';
import { solved } from './kpis/solved.js';
import type { Scope } from './scope.js';

/** Every KPI, one file and one line each, in the order in which people read them. */
export const kpis = {
  created,
  solved,
  backlog,
  oldest,
  firstResponse,
  resolution,
  reopened,
  escalated,
  returned,
  bounceRate,
} as const satisfies Record<string, Kpi>;

export type KpiName = keyof typeof kpis;
export const kpiNames = Object.keys(kpis) as KpiName[];

/** The figures of one scope. */
export type Figures = { readonly [Name in KpiName]: ReturnType<(typeof kpis)[Name]['measure']> };

/** Measures every KPI of a scope. */
export function measure(facts: PeriodFacts, scope: Scope): Figures {
  return Object.fromEntries(kpiNames.map((name) => [name, kpis[name].measure(facts, scope)])) as Figures;
}

/** Whether every figure is zero or missing: such a row says nothing. */
export function isIdle(figures: Figures): boolean {
  return kpiNames.every((name) => {
    const figure = figures[name];
    return figure.kind === 'spread' ? figure.n === 0 : (figure.value ?? 0) === 0;
  });
}

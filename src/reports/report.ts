import { measure, type Figures } from './kpi-list.js';
import { loadFacts } from './load-facts.js';
import { neediest, type Need } from './needs-someone.js';
import { comparisonOf, type Comparison, type Period } from './period.js';
import type { ReportReads } from './report-reads.js';
import { agentRows, departmentRows, netFlowOf, type AgentRow, type DepartmentRow } from './rows.js';
import type { Scope } from './scope.js';

export interface ReportRequest {
  readonly period: Period;
  readonly scope: Scope;
  /** Tell departments apart; the keys in the order of the desk settings. */
  readonly departments: readonly string[];
  /** Tell agents apart, by name. */
  readonly names: boolean;
  readonly now: Date;
}

/** All that a digest or an answer to `/kpi` says, without its words. */
export interface Report {
  readonly period: Period;
  readonly scope: Scope;
  readonly figures: Figures;
  /** Opened and re-opened minus solved: by how many tickets the backlog grew by itself. */
  readonly netFlow: number;
  /** Null where the desk has no records for the whole comparison period. */
  readonly before: { readonly period: Comparison; readonly figures: Figures } | null;
  /** Those with something to say; the front desk last. */
  readonly departments: readonly DepartmentRow[];
  /** Those with something to say, most solved first. */
  readonly agents: readonly AgentRow[];
  /** The tickets that most need someone now, whatever the period. */
  readonly needs: readonly Need[];
}

/** How many tickets a manager is asked to look at. */
const needsShown = 5;

/** Makes a report: the period's figures as they stood at its end, and what needs someone now. */
export async function buildReport(reads: ReportReads, request: ReportRequest): Promise<Report> {
  const { period, scope, now } = request;
  const comparison = comparisonOf(period);
  const byDepartment = scope.department !== undefined;
  const byAgent = scope.agent !== undefined;
  const firstOpening = await reads.firstOpening();
  const facts = await loadFacts(reads, period, {
    departments: byDepartment || request.departments.length > 0,
    agents: byAgent || request.names,
  });
  const isComparable = firstOpening !== null && firstOpening <= comparison.from;
  const earlier = isComparable
    ? await loadFacts(reads, comparison, { departments: byDepartment, agents: byAgent })
    : null;
  return {
    period,
    scope,
    figures: measure(facts, scope),
    netFlow: netFlowOf(facts, scope),
    before: earlier && { period: comparison, figures: measure(earlier, scope) },
    departments: byDepartment || byAgent ? [] : departmentRows(facts, request.departments),
    agents: byAgent || !request.names ? [] : agentRows(facts, scope),
    needs: neediest(await reads.candidates(scope, now, needsShown), now, needsShown),
  };
}

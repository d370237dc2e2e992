import type { PeriodFacts } from './facts.js';
import { isIdle, measure, type Figures } from './kpi-list.js';
import { inScope, type Owner, type Scope } from './scope.js';

/** The figures of a department; `key` null: the front desk. */
export interface DepartmentRow {
  readonly key: string | null;
  readonly figures: Figures;
}

export interface AgentRow {
  readonly userId: string;
  readonly figures: Figures;
}

function ownersOf(facts: PeriodFacts): readonly Owner[] {
  const { openings, solves, reopenings, firstReplies, escalations, backlog } = facts;
  return [...openings, ...solves, ...reopenings, ...firstReplies, ...escalations, ...backlog];
}

/**
 * One row per department that has something to say: the desk's own order, then departments that were removed from the
 * settings but still have tickets, then the front desk. None where the desk has no departments.
 */
export function departmentRows(facts: PeriodFacts, configured: readonly string[]): DepartmentRow[] {
  const found = new Set(ownersOf(facts).map(({ department }) => department));
  found.delete(null);
  const keys = [...new Set<string | null>([...configured, ...[...found].toSorted()])];
  if (keys.length === 0) return [];
  return [...keys, null]
    .map((key) => ({ key, figures: measure(facts, { department: key }) }))
    .filter(({ figures }) => !isIdle(figures));
}

/** One row per agent who has something to say: most solved first, then the larger backlog, then by id. */
export function agentRows(facts: PeriodFacts, scope: Scope): AgentRow[] {
  const found = new Set(inScope(ownersOf(facts), scope).map(({ agent }) => agent));
  found.delete(null);
  return ([...found] as string[])
    .map((userId) => ({ userId, figures: measure(facts, { ...scope, agent: userId }) }))
    .filter(({ figures }) => !isIdle(figures))
    .toSorted(
      (a, b) =>
        b.figures.solved.value - a.figures.solved.value ||
        b.figures.backlog.value - a.figures.backlog.value ||
        (a.userId < b.userId ? -1 : 1),
    );
}

/** Opened and re-opened minus solved: by how many tickets the backlog grew by itself, hand-overs apart. */
export function netFlowOf(facts: PeriodFacts, scope: Scope): number {
  const count = (of: readonly Owner[]): number => inScope(of, scope).length;
  return count(facts.openings) + count(facts.reopenings) - count(facts.solves);
}

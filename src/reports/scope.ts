/** Whom a fact counts for. */
export interface Owner {
  /** A department's key; null: the front desk. */
  readonly department: string | null;
  /** A Slack user id; null: nobody. */
  readonly agent: string | null;
}

/** What a report is about: everything, one department (null: the front desk), one agent, or an agent in a department. */
export interface Scope {
  readonly department?: string | null;
  readonly agent?: string;
}

/** Whether what this owner has is counted in that scope. */
export function isInScope(scope: Scope, owner: Owner): boolean {
  if (scope.department !== undefined && scope.department !== owner.department) return false;
  return scope.agent === undefined || scope.agent === owner.agent;
}

/** The facts that count within a scope. */
export function inScope<T extends Owner>(facts: readonly T[], scope: Scope): readonly T[] {
  return facts.filter((fact) => isInScope(scope, fact));
}

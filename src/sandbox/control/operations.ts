import type { Operation, Operations } from './operation.js';
import { personOperations } from './person-operations.js';
import { workspaceOperations } from './workspace-operations.js';

const operations: Operations = { ...workspaceOperations, ...personOperations };

/** What the control API can do under that name. */
export function operationNamed(name: string): Operation | undefined {
  return Object.hasOwn(operations, name) ? operations[name] : undefined;
}

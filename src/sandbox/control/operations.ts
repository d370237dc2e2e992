import type { Operation, Operations } from './operation.js';
import { personOperations } from './person-operations.js';
import { socketOperations } from './socket-operations.js';
import { workspaceOperations } from './workspace-operations.js';

const operations: Operations = { ...workspaceOperations, ...personOperations, ...socketOperations };

/** What the control API can do under that name. */
export function operationNamed(name: string): Operation | undefined {
  return Object.hasOwn(operations, name) ? operations[name] : undefined;
}

import type { Priority, Status } from '../../desk/tickets/ticket.js';
import type { Fault } from '../log/fault.js';
import type { LogRow } from '../log/read-log.js';
import type { Act } from './step.js';
import { priorityOf, statusOf } from './vocabulary.js';

/** What is known of an incident so far. */
export interface Known {
  readonly group: string | null;
  readonly assignee: string | null;
  readonly priority: Priority;
  readonly category: string | null;
  readonly status: Status;
}

export interface Applied {
  readonly known: Known;
  readonly acts: readonly Act[];
  readonly faults: readonly Fault[];
}

/**
 * What a row changes: group, assignee, priority, category, state, in this order. What is unknown keeps its last known
 * value; the first known group is no hand-over, a change to another is one.
 */
export function applyRow(row: LogRow, before: Known): Applied {
  const { assignment_group: group, assigned_to: assignee, category } = row.values;
  const { priority, status, faults } = readTerms(row);
  const acts: Act[] = [];
  if (group !== null && group !== before.group) acts.push({ do: 'escalate', group, handOver: before.group !== null });
  if (assignee !== null && assignee !== before.assignee) {
    acts.push({ do: 'assign', to: assignee, group: group ?? before.group });
  }
  if (priority !== null && priority !== before.priority) acts.push({ do: 'prioritise', priority });
  if (category !== null && category !== before.category) acts.push({ do: 'categorise', category });
  if (status !== null && status !== before.status) acts.push({ do: 'move', status });
  return {
    known: {
      group: group ?? before.group,
      assignee: assignee ?? before.assignee,
      priority: priority ?? before.priority,
      category: category ?? before.category,
      status: status ?? before.status,
    },
    acts,
    faults,
  };
}

function readTerms({ line, values }: LogRow): { priority: Priority | null; status: Status | null; faults: Fault[] } {
  const { priority: rank, incident_state: state } = values;
  const priority = rank === null ? null : priorityOf(rank);
  const status = state === null ? null : statusOf(state);
  const faults: Fault[] = [];
  if (rank !== null && priority === null) faults.push({ line, code: 'priority', given: rank });
  if (status === null) faults.push({ line, code: 'state', given: state ?? '?' });
  return { priority, status, faults };
}

import { LogError } from '../log/log-error.js';
import type { Fault } from '../log/fault.js';
import type { Log, LogRow } from '../log/read-log.js';
import { applyRow, type Known } from './apply-row.js';
import type { Opening, Step } from './step.js';
import { priorityOf, viaOf } from './vocabulary.js';

/** A log as a list of moments. */
export interface Plan {
  /** By time; at the same time openings first, then in file order. */
  readonly steps: readonly Step[];
  /** What could not be read or understood, by line. */
  readonly faults: readonly Fault[];
  /** When the first incident opens, and when the last row applies. */
  readonly from: Date;
  readonly to: Date;
}

/**
 * Makes the plan of a replay. Rules: issue 3, "Real input".
 * @throws LogError where there is nothing to play
 */
export function planReplay(log: Log): Plan {
  const faults = [...log.faults];
  const unordered: Step[] = [];
  for (const rows of byIncident(log.rows).values()) unordered.push(...stepsOf(rows, faults));
  const steps = unordered.toSorted(inOrder);
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) throw new LogError('log_empty');
  return { steps, faults: faults.toSorted((a, b) => a.line - b.line), from: first.at, to: last.at };
}

function byIncident(rows: readonly LogRow[]): Map<string, LogRow[]> {
  const incidents = new Map<string, LogRow[]>();
  for (const row of rows) {
    const known = incidents.get(row.number);
    if (known) known.push(row);
    else incidents.set(row.number, [row]);
  }
  return incidents;
}

/** The opening and the rows of one incident; a row applies at `max(opened_at, sys_updated_at, previous row's time)`. */
function stepsOf(rows: readonly LogRow[], faults: Fault[]): Step[] {
  const [first] = rows;
  if (!first) return [];
  const { openedAt, line, number } = first;
  const opening = openingOf(first, faults);
  const { priority, category } = opening;
  const steps: Step[] = [{ kind: 'open', at: openedAt, line, opening }];
  let known: Known = { group: null, assignee: null, priority, category, status: 'new' };
  let at = openedAt;
  for (const [index, row] of rows.entries()) {
    if (row.openedAt.getTime() !== openedAt.getTime()) {
      faults.push({ line: row.line, code: 'opened_again', given: row.number, wanted: String(line) });
    }
    if (row.updatedAt > at) at = row.updatedAt;
    const applied = applyRow(row, known);
    known = applied.known;
    faults.push(...applied.faults);
    const isQuietEnd = index === rows.length - 1 && applied.acts.length === 0;
    steps.push({ kind: 'row', at, line: row.line, number, acts: isQuietEnd ? [{ do: 'note' }] : applied.acts });
  }
  return steps;
}

function openingOf({ line, number, values }: LogRow, faults: Fault[]): Opening {
  const { contact_type: contact, priority } = values;
  const via = contact === null ? null : viaOf(contact);
  if (contact !== null && via === null) faults.push({ line, code: 'contact', given: contact });
  return {
    number,
    caller: values.caller_id,
    openedBy: values.opened_by,
    via: via ?? 'web',
    priority: (priority === null ? null : priorityOf(priority)) ?? 'normal',
    category: values.category,
  };
}

function inOrder(a: Step, b: Step): number {
  const byTime = a.at.getTime() - b.at.getTime();
  if (byTime !== 0) return byTime;
  if (a.kind !== b.kind) return a.kind === 'open' ? -1 : 1;
  return a.line - b.line;
}

import { isResolved } from '../desk/tickets/ticket.js';
import type { RunTicket } from './run-reads.js';

type Turn = RunTicket['turns'][number];

/** From an unresolved status into solved or closed. */
export function isSolve({ before, after }: Turn): boolean {
  return isResolved(after) && !isResolved(before);
}

export function isReopening({ before, after }: Turn): boolean {
  return isResolved(before) && !isResolved(after);
}

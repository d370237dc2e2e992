import { clip } from '../../base/clip.js';
import { departmentFor } from '../../desk/escalations/escalate.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import type { Ticket } from '../../desk/tickets/ticket.js';
import type { TicketRequest } from './ticket-grammar.js';

export type EscalateLine = Pick<Extract<TicketRequest, { verb: 'escalate' }>, 'department' | 'reason' | 'certain'>;

/** Whether no form is needed: a department is named for certain, or there is a reason and the ticket's category decides. */
export function isDecided(line: EscalateLine, { category }: Ticket, settings: DeskSettings): boolean {
  if (!line.certain) return false;
  return line.department !== null || (line.reason !== '' && departmentFor(settings, category) !== null);
}

/** A button's value that keeps what was typed until the form opens. */
export function offerValue(ticketId: string, line?: EscalateLine): string {
  if (line === undefined || (line.department === null && line.reason === '')) return ticketId;
  // Slack takes 2,000 characters, and escapes count
  return JSON.stringify([ticketId, line.department, clip(line.reason, 900)]);
}

/** What an offer's button keeps. */
export function readOffer(value: string): { ticketId: string; department: string | null; reason: string } {
  if (!value.startsWith('[')) return { ticketId: value, department: null, reason: '' };
  const [ticketId, department, reason] = JSON.parse(value) as [string, string | null, string];
  return { ticketId, department, reason };
}

import { auditPageSize, type AuditLog, type AuditPage, type DeskEvent } from '../../desk/audit/desk-event.js';
import type { TicketEvent } from '../../desk/tickets/ticket-event.js';
import type { Doc, Models } from '../models/schemas.js';

/** Histories, page by page, through the indexes on ticket and time. */
export function createAuditLog(models: Models, teamId: string): AuditLog {
  const read = async (name: 'events' | 'deskEvents', match: Doc, sort: Doc, asked: number): Promise<AuditPage<Doc>> => {
    const total = await models[name].countDocuments(match);
    const pages = Math.max(1, Math.ceil(total / auditPageSize));
    const page = Number.isSafeInteger(asked) ? Math.min(Math.max(1, asked), pages) : 1;
    const events = await models[name]
      .find(match)
      .sort(sort)
      .skip((page - 1) * auditPageSize)
      .limit(auditPageSize)
      .lean<Doc[]>();
    return { events, total, page, pages };
  };
  return {
    async ofTicket(ticketId, page) {
      const found = await read('events', { teamId, ticketId }, { seq: -1 }, page);
      return { ...found, events: found.events as TicketEvent[] };
    },
    async ofDesk(page) {
      const found = await read('deskEvents', { teamId }, { at: -1, _id: -1 }, page);
      return { ...found, events: found.events as DeskEvent[] };
    },
  };
}

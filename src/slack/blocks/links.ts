import type { Ticket } from '../../desk/tickets/ticket.js';
import { ticketName } from '../../desk/tickets/ticket.js';

/**
 * The address of a message.
 * @param workspaceUrl as `auth.test` says it, with a slash at the end
 */
export function permalink(workspaceUrl: string, channel: string, ts: string, threadTs?: string): string {
  const base = `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}`;
  return threadTs === undefined || threadTs === ts ? base : `${base}?thread_ts=${threadTs}&cid=${channel}`;
}

/** The ticket's number, as a link where there is something to link to. */
export function ticketLink(ticket: Pick<Ticket, 'number'>, url: string | null): string {
  return url === null ? `*${ticketName(ticket)}*` : `*<${url}|${ticketName(ticket)}>*`;
}

/** A moment that Slack shows in the reader's own zone, and as a distance ("3 minutes ago"). */
export function ago(at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{ago}|${at.toISOString().slice(0, 16).replace('T', ' ')} UTC>`;
}

/** A moment as a short date and time in the reader's own zone. */
export function moment(at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{date_short_pretty} {time}|${at.toISOString().slice(0, 16).replace('T', ' ')} UTC>`;
}

import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import type { DeskEvent } from '../../desk/audit/desk-event.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import { findTicket } from '../../desk/tickets/find-ticket.js';
import type { TicketEvent } from '../../desk/tickets/ticket-event.js';
import { translator } from '../../i18n/translate.js';
import { auditList, type AuditNames } from '../blocks/audit.js';
import { departmentName } from '../blocks/words.js';
import type { Answer, Asker, Edge } from '../edge.js';
import { linkFor } from '../ticket-url.js';
import { numberOf } from './words.js';

interface AuditRequest {
  /** Null: the desk's own history. */
  readonly number: number | null;
  readonly page: number;
}

/** `/desk audit N`: a ticket's history; `/desk audit`: the desk's own. @throws Refusal */
export async function showAudit(edge: Edge, asker: Asker, { number, page }: AuditRequest): Promise<Answer> {
  const { language } = asker;
  const t = translator(language);
  const settings = await edge.desk.store.reads.settings();
  const pageValue = (at: number): string => `${at}:${number ?? 'desk'}`;
  if (number === null) {
    if (!may(asker.viewer.roles, 'configure')) throw new Refusal('refusal.not_allowed');
    const found = await edge.audit.ofDesk(page);
    const names = await namesFor(edge, asker, settings, found.events);
    return auditList({ title: t('audit.title_desk'), page: found, language, names, pageValue });
  }
  const ticket = await findTicket(edge.desk.store.reads, { number }, asker.viewer, 'audit');
  const found = await edge.audit.ofTicket(ticket.id, page);
  const title = t('audit.title_ticket', { ticket: await linkFor(edge, ticket, asker.viewer) });
  const names = await namesFor(edge, asker, settings, found.events);
  return auditList({ title, page: found, language, names, pageValue });
}

/** The page of a history that such a button means. */
export function auditPageOf(value: string): AuditRequest {
  const [page = '', of = ''] = value.split(':');
  return { number: of === 'desk' ? null : (numberOf(of) ?? 0), page: numberOf(page) ?? 1 };
}

async function namesFor(
  edge: Edge,
  { language }: Asker,
  settings: DeskSettings,
  events: readonly (TicketEvent | DeskEvent)[],
): Promise<AuditNames> {
  const ids = new Set(events.flatMap(idsIn));
  const names = new Map<string, string>();
  for (const id of ids) names.set(id, await edge.people.name(id));
  return {
    person: (id) => names.get(id) ?? id,
    department: (key) => departmentName(settings, key, language),
  };
}

/** The ids of people that an event mentions. */
function idsIn({ actor, body }: TicketEvent | DeskEvent): string[] {
  const ids = actor.kind === 'user' ? [actor.userId] : [];
  if (body.type === 'assigned') ids.push(...[body.before, body.after].filter((id) => id !== null));
  if (body.type === 'settings_changed') ids.push(...body.roles.flatMap(({ added, removed }) => [...added, ...removed]));
  return ids;
}

import type { KnownBlock } from '@slack/types';
import type { AuditPage, DeskActor, DeskEvent } from '../../desk/audit/desk-event.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import type { Actor, TicketEvent } from '../../desk/tickets/ticket-event.js';
import type { Language } from '../../i18n/language.js';
import type { MessageKey } from '../../i18n/messages.js';
import { translator, type Translate } from '../../i18n/translate.js';
import { moment } from './links.js';
import { safe, section } from './text.js';
import { pageButtons } from './ticket-list.js';

/** Names for the ids in a history. Plain text. */
export interface AuditNames {
  readonly person: (userId: string) => string;
  readonly department: (key: string) => string;
}

interface AuditView<Event> {
  readonly title: string;
  readonly page: AuditPage<Event>;
  readonly language: Language;
  readonly names: AuditNames;
  /** The value of the button that turns to that page. */
  readonly pageValue: (page: number) => string;
}

const linesEach = 5;

/** A page of a history: when (in the reader's own zone), who, what. */
export function auditList<Event extends TicketEvent | DeskEvent>(
  view: AuditView<Event>,
): { text: string; blocks: KnownBlock[] } {
  const t = translator(view.language);
  const { events, total, page, pages } = view.page;
  const counts = [t('audit.count', { total }), ...(pages > 1 ? [t('list.page', { page, pages })] : [])];
  const lines = events.map(({ at, actor, body }) => {
    const what = isOfDesk(body) ? ofDesk(body, view.names, t) : ofTicket(body, view.names, t);
    return `${moment(at)}  *${actorName(actor, view.names, t)}*  ${what}`;
  });
  const blocks: KnownBlock[] = [section(`${view.title}  ${counts.join(' · ')}`)];
  for (let at = 0; at < lines.length; at += linesEach) blocks.push(section(lines.slice(at, at + linesEach).join('\n')));
  const ids = { block: 'audit_pages', back: 'audit_page_back', on: 'audit_page' };
  return { text: view.title, blocks: [...blocks, ...pageButtons(view.page, view.language, ids, view.pageValue)] };
}

function isOfDesk(body: TicketEvent['body'] | DeskEvent['body']): body is DeskEvent['body'] {
  return ['settings_changed', 'forgotten', 'retention'].includes(body.type);
}

function actorName(actor: Actor | DeskActor, names: AuditNames, t: Translate): string {
  if (actor.kind === 'user') return safe(names.person(actor.userId));
  return t(actor.kind === 'terminal' ? 'audit.terminal' : 'audit.system');
}

function ofTicket(body: TicketEvent['body'], names: AuditNames, t: Translate): string {
  const word = t as (key: MessageKey) => string;
  const person = (id: string | null): string => (id === null ? t('word.nobody') : safe(names.person(id)));
  switch (body.type) {
    case 'ticket_opened': {
      const values = { via: t(`via.${body.via}`), priority: t(`priority.${body.priority}`) };
      return t(body.byAgent ? 'audit.opened_by_agent' : 'audit.opened', values);
    }
    case 'status_changed': {
      const [before, after] = [t(`status.${body.before}`), t(`status.${body.after}`)];
      return t('audit.change', { what: t('audit.what.status'), before, after });
    }
    case 'assigned': {
      const [before, after] = [person(body.before), person(body.after)];
      return t('audit.change', { what: t('audit.what.assignee'), before, after });
    }
    case 'priority_changed': {
      const [before, after] = [t(`priority.${body.before}`), t(`priority.${body.after}`)];
      return t('audit.change', { what: t('audit.what.priority'), before, after });
    }
    case 'category_changed': {
      const [before, after] = [safe(body.before ?? t('word.none')), safe(body.after ?? t('word.none'))];
      return t('audit.change', { what: t('audit.what.category'), before, after });
    }
    case 'edited':
      return t('audit.edited', {
        fields: body.fields.map((field) => t(`audit.field.${field}`)).join(t('word.list_separator')),
      });
    case 'escalation_changed': {
      const what = t('audit.what.escalation', { department: safe(names.department(body.department)) });
      const before = body.before === null ? t('word.none') : t(`escalation.state.${body.before}`);
      return t('audit.change', { what, before, after: t(`escalation.state.${body.after}`) });
    }
    case 'customer_wrote':
    case 'replied':
    case 'noted':
    case 'message_edited':
    case 'message_deleted':
    case 'linked':
    case 'answer_passed_on':
      return word(`audit.${body.type}`);
    default:
      // what a newer version wrote
      return t('audit.other', { type: safe((body as { type: string }).type) });
  }
}

function ofDesk(body: DeskEvent['body'], names: AuditNames, t: Translate): string {
  if (body.type === 'forgotten') return t('audit.forgotten', { ...body });
  if (body.type === 'retention') return t('audit.retention', { tickets: body.tickets });
  const separator = t('word.list_separator');
  const people = (ids: readonly string[]): string => ids.map((id) => safe(names.person(id))).join(separator);
  const roles = body.roles.flatMap(({ role, added, removed }) => [
    ...(added.length === 0 ? [] : [t('audit.role_added', { role: t(`audit.role.${role}`), people: people(added) })]),
    ...(removed.length === 0
      ? []
      : [t('audit.role_removed', { role: t(`audit.role.${role}`), people: people(removed) })]),
  ]);
  const fields = body.fields.map((field) => settingName(field, t)).join(separator);
  const settings = t('audit.settings', { version: body.version, fields });
  return [settings, ...roles].join('\n      ');
}

const settingNames = {
  locale: 'audit.setting.locale',
  timezone: 'audit.setting.timezone',
  queue: 'audit.setting.queue',
  fallback: 'audit.setting.fallback',
  categories: 'audit.setting.categories',
  intake: 'audit.setting.intake',
  departments: 'audit.setting.departments',
  relayCardThreads: 'audit.setting.relay',
  emoji: 'audit.setting.emoji',
  roles: 'audit.setting.roles',
  digest: 'audit.setting.digest',
  retention: 'audit.setting.retention',
} as const satisfies Record<Exclude<keyof DeskSettings, 'teamId' | 'version'>, MessageKey>;

/** What a setting is called; what a newer version added is said as it stands in a desk file. */
function settingName(field: string, t: Translate): string {
  return Object.hasOwn(settingNames, field) ? t(settingNames[field as keyof typeof settingNames]) : safe(field);
}

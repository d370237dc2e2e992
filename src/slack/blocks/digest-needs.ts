import type { KnownBlock } from '@slack/types';
import { ticketName } from '../../desk/tickets/ticket.js';
import { translator } from '../../i18n/translate.js';
import { secondsBetween } from '../../reports/kpis/kpi.js';
import type { Need } from '../../reports/needs-someone.js';
import { duration } from './digest-durations.js';
import type { ReportView } from './digest-view.js';
import { ticketLink } from './links.js';
import { button, clip, context, safe, section } from './text.js';
import { priorityMark } from './words.js';

const subjectLength = 80;

/** One ticket: which, why, whose; with the button that opens it. */
function needBlock({ ticket, reason, since, department }: Need, view: ReportView): KnownBlock {
  const t = translator(view.language);
  const why = t(`need.${reason}`, {
    duration: duration(t, Math.max(0, secondsBetween(since, view.now))),
    department: safe(view.departmentName(department)),
  });
  const facts = [
    `${priorityMark[ticket.priority]} ${t(`priority.${ticket.priority}`)}`,
    ticket.assignee === null ? t('word.unassigned') : safe(view.agentName(ticket.assignee)),
    safe(view.departmentName(ticket.department)),
  ];
  const name = ticketLink(ticket, view.ticketUrl(ticket.number));
  return {
    ...section(`${name}  ${safe(clip(ticket.subject, subjectLength))}\n*${why}*  ·  ${facts.join('  ·  ')}`),
    accessory: button(t('digest.open'), 'ticket_open', String(ticket.number), {
      accessibility_label: t('digest.open_ticket', { ticket: ticketName(ticket) }),
    }),
  };
}

/** The tickets that most need someone now. */
export function needBlocks(view: ReportView): KnownBlock[] {
  const t = translator(view.language);
  const { needs } = view.report;
  if (needs.length === 0) return [context(t('digest.nothing_to_do'))];
  return [section(`*${t('digest.do_now')}*`), ...needs.map((need) => needBlock(need, view))];
}

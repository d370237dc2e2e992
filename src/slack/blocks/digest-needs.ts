import type { KnownBlock } from '@slack/types';
import { clip } from '../../base/clip.js';
import { ticketName } from '../../desk/tickets/ticket.js';
import { translator, type Translate } from '../../i18n/translate.js';
import { secondsBetween } from '../../reports/kpis/kpi.js';
import type { Need } from '../../reports/needs-someone.js';
import { duration } from './digest-durations.js';
import type { ReportView } from './digest-view.js';
import { ticketLink } from './links.js';
import { button, context, safe, section } from './text.js';
import { priorityMark } from './words.js';

const subjectLength = 80;

/** What the reason has not said yet: a priority that is not the usual one, whose it is, and where. */
function factsOf({ ticket, reason, department }: Need, view: ReportView, t: Translate): string[] {
  const { priority, assignee } = ticket;
  const isSaid = reason === 'urgent_unassigned' || reason === 'unassigned';
  const owner = assignee === null ? t('word.unassigned') : safe(view.agentName(assignee));
  return [
    ...(priority === 'normal' || reason === 'urgent_unassigned'
      ? []
      : [`${priorityMark[priority]} ${t(`priority.${priority}`)}`]),
    ...(isSaid ? [] : [owner]),
    ...(department !== null && department === ticket.department ? [] : [safe(view.departmentName(ticket.department))]),
  ];
}

/** One ticket: which, why, whose; with the button that opens it. */
function needBlock(need: Need, view: ReportView): KnownBlock {
  const t = translator(view.language);
  const { ticket, reason, since, department } = need;
  const why = t(`need.${reason}`, {
    duration: duration(t, Math.max(0, secondsBetween(since, view.now))),
    department: safe(view.departmentName(department)),
  });
  const mark = reason === 'urgent_unassigned' ? `${priorityMark.urgent} ` : '';
  const name = ticketLink(ticket, view.ticketUrl(ticket.number));
  const about = [`${mark}*${why}*`, ...factsOf(need, view, t)].join('  ·  ');
  return {
    ...section(`${name}  ${safe(clip(ticket.subject, subjectLength))}\n${about}`),
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

import { translator } from '../../i18n/translate.js';
import { Dates } from './digest-dates.js';
import { reportMessage, type ReportMessage } from './digest.js';
import type { ReportView } from './digest-view.js';

function scopeName({ report, language, departmentName, agentName }: ReportView): string {
  const t = translator(language);
  const { department, agent } = report.scope;
  if (agent !== undefined && department !== undefined) {
    return t('kpi.scope.agent_in_department', { agent: agentName(agent), department: departmentName(department) });
  }
  if (agent !== undefined) return agentName(agent);
  return department === undefined ? t('kpi.scope.all') : departmentName(department);
}

/** The answer to `/kpi`: what a digest says, for a period, a department or an agent. */
export function kpiMessage(view: ReportView): ReportMessage {
  const t = translator(view.language);
  const { period } = view.report;
  const dates = new Dates(t, view.language, period.zone);
  return reportMessage(view, t('kpi.title', { scope: scopeName(view), period: dates.period(period) }));
}

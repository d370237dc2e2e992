import type { KnownBlock } from '@slack/types';
import { translator } from '../../i18n/translate.js';
import { comparisonOf } from '../../reports/period.js';
import { Dates, earlier } from './digest-dates.js';
import { figureGrid } from './digest-grid.js';
import { needBlocks } from './digest-needs.js';
import { agentTables, departmentTables } from './digest-rows.js';
import { toneMark, verdictLine } from './digest-verdict.js';
import type { ReportView } from './digest-view.js';
import { limits } from './limits.js';
import { context, plain, section } from './text.js';

export interface ReportMessage {
  /** What a notification shows. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** A report as a message: the verdict, what to do now, the key figures with their change, and who did what. */
export function reportMessage(view: ReportView, title: string): ReportMessage {
  const t = translator(view.language);
  const { kind, tone, sentence } = verdictLine(view);
  const saysAll = kind === 'empty' && view.report.needs.length === 0;
  const blocks: KnownBlock[] = [
    { type: 'header', text: plain(title, limits.headerText) },
    section(`${toneMark[tone]} *${sentence}*`),
    ...(saysAll ? [context(asOf(view))] : details(view)),
  ];
  return { text: t('digest.fallback', { title, verdict: sentence }), blocks };
}

function details(view: ReportView): KnownBlock[] {
  const t = translator(view.language);
  return [
    { type: 'divider' },
    ...needBlocks(view),
    { type: 'divider' },
    section(`*${t('digest.figures')}*`),
    ...figureGrid(view),
    ...departmentTables(view),
    ...agentTables(view),
    context(comparisonNote(view), asOf(view), t('digest.terms')),
  ];
}

function comparisonNote({ report, language }: ReportView): string {
  const t = translator(language);
  const comparison = report.before?.period ?? comparisonOf(report.period);
  const period = new Dates(t, language, comparison.zone).comparison(comparison);
  if (!report.before) return t('digest.not_compared', { period });
  return t('digest.compared', { earlier: earlier(t, comparison.apart), period });
}

function asOf({ report, language }: ReportView): string {
  const t = translator(language);
  const { to, zone } = report.period;
  return t('digest.as_of', { time: new Dates(t, language, zone).time(to), zone });
}

/** The daily digest of a channel. */
export function digestMessage(view: ReportView): ReportMessage {
  const t = translator(view.language);
  const { period } = view.report;
  const dates = new Dates(t, view.language, period.zone);
  return reportMessage(view, t('digest.title', { period: dates.period(period) }));
}

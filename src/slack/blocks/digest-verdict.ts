import { translator } from '../../i18n/translate.js';
import { verdictOf, type Tone, type VerdictKind } from '../../reports/verdict.js';
import { earlier } from './digest-dates.js';
import { duration } from './digest-durations.js';
import type { ReportView } from './digest-view.js';

/** A mark beside the sentence, which says the same without it. */
export const toneMark: Readonly<Record<Tone, string>> = {
  good: ':white_check_mark:',
  neutral: ':information_source:',
  attention: ':warning:',
};

export interface VerdictLine {
  readonly kind: VerdictKind;
  readonly tone: Tone;
  readonly sentence: string;
}

/** The one sentence that sums the period up. */
export function verdictLine({ report, language }: Pick<ReportView, 'report' | 'language'>): VerdictLine {
  const t = translator(language);
  const { kind, tone } = verdictOf(report);
  const { created, solved, backlog, reopened, escalated, returned, firstResponse } = report.figures;
  const median = firstResponse.median ?? 0;
  const before = report.before?.figures.firstResponse.median ?? median;
  const sentence = t(`verdict.${kind}`, {
    created: created.value,
    solved: solved.value,
    backlog: backlog.value,
    reopened: reopened.value,
    escalated: escalated.value,
    returned: returned.value,
    response: duration(t, median),
    change: duration(t, Math.abs(median - before)),
    earlier: report.before ? earlier(t, report.before.period.apart) : '',
  });
  return { kind, tone, sentence };
}

import type { SectionBlock } from '@slack/types';
import type { Language } from '../../i18n/language.js';
import { translator, type Translate } from '../../i18n/translate.js';
import { kpiNames, kpis, type Figures } from '../../reports/kpi-list.js';
import type { Figure } from '../../reports/kpis/kpi.js';
import { duration } from './digest-durations.js';
import type { ReportView } from './digest-view.js';
import { limits } from './limits.js';
import { ticketLink } from './links.js';
import { mrkdwn } from './text.js';

/** Shown even when they are zero: a manager looks for them. */
const always: readonly (keyof Figures)[] = ['created', 'solved', 'backlog'];
/** Shown as a part of another figure. */
const folded: readonly (keyof Figures)[] = ['bounceRate'];
/** Changes below a minute are none. */
const noticeableSeconds = 60;
const percent = 100;

/** What is compared of a figure; null where nothing was measured. */
function sizeOf(figure: Figure): number | null {
  return figure.kind === 'spread' ? figure.median : figure.value;
}

function isNothing(figure: Figure | undefined): boolean {
  return !figure || (figure.kind === 'spread' ? figure.n === 0 : (figure.value ?? 0) === 0);
}

function valueOf(figure: Figure, { language, ticketUrl }: ReportView, t: Translate): string {
  switch (figure.kind) {
    case 'count':
      return number(figure.value, language);
    case 'share':
      return figure.value === null ? t('kpi.value.none') : t('kpi.value.share', { value: figure.value });
    case 'age': {
      if (figure.value === null || figure.number === null) return t('kpi.value.none');
      const ticket = ticketLink({ number: figure.number }, ticketUrl(figure.number));
      return t('kpi.value.age', { duration: duration(t, figure.value), ticket });
    }
    case 'spread': {
      if (figure.median === null || figure.p90 === null) return t('kpi.value.unmeasured');
      const [median, p90] = [duration(t, figure.median), duration(t, figure.p90)];
      return t('kpi.value.spread', { median, p90, n: figure.n });
    }
  }
}

function number(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value);
}

/** The change in words, with an arrow: never the arrow alone. Nothing where one of the two was not measured. */
function changeOf(figure: Figure, before: Figure | undefined, language: Language, t: Translate): string | null {
  const [now, then] = [sizeOf(figure), before ? sizeOf(before) : null];
  if (now === null || then === null) return null;
  const isTime = figure.kind === 'age' || figure.kind === 'spread';
  const size = Math.abs(now - then) * (figure.kind === 'share' ? percent : 1);
  if (isTime ? size < noticeableSeconds : Math.round(size) === 0) return t('kpi.change.same');
  const change = isTime ? duration(t, size) : number(Math.round(size), language);
  return t(`kpi.change.${figure.kind}_${now > then ? 'up' : 'down'}`, { change });
}

/** One field: the name, the value, and how it changed. */
function fieldText(name: keyof Figures, view: ReportView, t: Translate): string {
  const { report, language } = view;
  const figure: Figure = report.figures[name];
  const before: Figure | undefined = report.before?.figures[name];
  const { bounceRate } = report.figures;
  const value =
    name === 'returned' && bounceRate.value !== null && bounceRate.value > 0
      ? t('kpi.value.returned', {
          count: valueOf(figure, view, t),
          share: t('kpi.value.share', { value: bounceRate.value }),
        })
      : valueOf(figure, view, t);
  const change = isNothing(figure) && isNothing(before) ? null : changeOf(figure, before, language, t);
  const divider = figure.kind === 'count' ? '   ' : '\n';
  return `*${t(kpis[name].label)}*\n${change === null ? value : `${value}${divider}${change}`}`;
}

/** The key figures, two a line, each with its change. What is zero in both periods is left out. */
export function figureGrid(view: ReportView): SectionBlock[] {
  const { report, language } = view;
  const t = translator(language);
  const isSaid = (name: keyof Figures): boolean =>
    always.includes(name) || !isNothing(report.figures[name]) || !isNothing(report.before?.figures[name]);
  const fields = kpiNames
    .filter((name) => !folded.includes(name) && isSaid(name))
    .map((name) => mrkdwn(fieldText(name, view, t), limits.fieldText));
  const sections: SectionBlock[] = [];
  for (let at = 0; at < fields.length; at += limits.fields) {
    sections.push({ type: 'section', fields: fields.slice(at, at + limits.fields) });
  }
  return sections;
}

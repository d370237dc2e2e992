import type { KnownBlock } from '@slack/types';
import { translator, type Translate } from '../../i18n/translate.js';
import { kpis, type Figures } from '../../reports/kpi-list.js';
import type { Spread } from '../../reports/kpis/kpi.js';
import { shortDuration } from './digest-durations.js';
import { clipCells, table, type Column } from './digest-table.js';
import type { ReportView } from './digest-view.js';
import { context, safe, section } from './text.js';

/** Rows of one table: enough for most desks, and within Slack's limits together with everything else. */
export const mostRows = 15;
const nameCells = 20;
const missing = '–';
const fence = '```';

const countColumns = ['created', 'solved', 'backlog', 'oldest', 'reopened', 'escalated', 'returned'] as const;
const timeColumns = ['firstResponse', 'resolution'] as const;

interface Row {
  readonly name: string;
  readonly figures: Figures;
}

function nameColumn(heading: string, rows: readonly Row[]): Column {
  // A backtick would end the monospaced block.
  return { heading, cells: rows.map(({ name }) => clipCells(name.replaceAll('`', "'"), nameCells)) };
}

/** A column a figure; those in which every row says nothing are left out. */
function countTable(rows: readonly Row[], first: Column, t: Translate): string {
  const columns = countColumns.flatMap((name): Column[] => {
    const figures = rows.map((row) => row.figures[name]);
    if (figures.every(({ value }) => (value ?? 0) === 0)) return [];
    const cells = figures.map((figure) => {
      if (figure.kind === 'count') return String(figure.value);
      return figure.value === null ? missing : shortDuration(t, figure.value);
    });
    return [{ heading: t(kpis[name].heading), cells }];
  });
  return table([first, ...columns]);
}

/** Median, p90 and n of each time; null where nothing was measured. */
function timeTable(all: readonly Row[], heading: string, t: Translate): string | null {
  const rows = all.filter(({ figures }) => timeColumns.some((name) => figures[name].n > 0));
  if (rows.length === 0) return null;
  const columns = timeColumns.flatMap((name): Column[] => {
    const spreads = rows.map((row) => row.figures[name]);
    if (spreads.every(({ n }) => n === 0)) return [];
    const cell = (seconds: number | null): string => (seconds === null ? missing : shortDuration(t, seconds));
    const column = (title: string, of: (spread: Spread) => string): Column => ({
      heading: title,
      cells: spreads.map(of),
    });
    return [
      column(t(kpis[name].heading), ({ median }) => cell(median)),
      column(t('kpi.short.p90'), ({ p90 }) => cell(p90)),
      column(t('kpi.short.n'), ({ n }) => String(n)),
    ];
  });
  return table([nameColumn(heading, rows), ...columns]);
}

function monospaced(title: string, text: string): KnownBlock {
  return section(`*${title}*\n${fence}\n${safe(text)}\n${fence}`);
}

function tables(title: string, heading: string, all: readonly Row[], t: Translate): KnownBlock[] {
  if (all.length === 0) return [];
  const rows = all.slice(0, mostRows);
  const times = timeTable(rows, heading, t);
  return [
    monospaced(title, countTable(rows, nameColumn(heading, rows), t)),
    ...(times === null ? [] : [monospaced(t('digest.times', { title }), times)]),
    ...(all.length > mostRows ? [context(t('digest.more_rows', { count: all.length - mostRows }))] : []),
  ];
}

/** The figures by department. */
export function departmentTables({ report, language, departmentName }: ReportView): KnownBlock[] {
  const t = translator(language);
  const rows = report.departments.map(({ key, figures }) => ({ name: departmentName(key), figures }));
  return tables(t('digest.departments'), t('kpi.short.department'), rows, t);
}

/** The figures by agent, where the desk shows names. */
export function agentTables({ report, language, agentName }: ReportView): KnownBlock[] {
  const t = translator(language);
  const rows = report.agents.map(({ userId, figures }) => ({ name: agentName(userId), figures }));
  return tables(t('digest.agents'), t('kpi.short.agent'), rows, t);
}

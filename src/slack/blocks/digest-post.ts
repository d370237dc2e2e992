import type { Clock } from '../../base/clock.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import type { Language } from '../../i18n/language.js';
import type { DigestStore } from '../../reports/digest-store.js';
import type { KpiRequest } from '../../reports/kpi-request.js';
import { namedPeriod } from '../../reports/period.js';
import { buildReport, type Report, type ReportRequest } from '../../reports/report.js';
import type { ReportSource } from '../../reports/report-reads.js';
import { digestMessage, type ReportMessage } from './digest.js';
import type { ReportView } from './digest-view.js';
import { kpiMessage } from './kpi.js';
import { departmentName } from './words.js';

/** What a report needs to be computed and to be told. */
export interface ReportDeps {
  readonly source: ReportSource;
  readonly digests: DigestStore;
  readonly settings: () => Promise<DeskSettings>;
  readonly clock: Clock;
  /** A person's name, plain. */
  readonly name: (userId: string) => Promise<string>;
  /** The address of a ticket's card, by the ticket's number; null where there is none. */
  readonly cardUrl: (number: number) => Promise<string | null>;
}

/** Looks up every name and address that the report mentions, each once. */
async function viewOf(report: Report, language: Language, settings: DeskSettings, deps: ReportDeps) {
  const oldest = report.figures.oldest.number;
  const numbers = new Set([...report.needs.map(({ ticket }) => ticket.number), ...(oldest === null ? [] : [oldest])]);
  const people = new Set([
    ...report.agents.map(({ userId }) => userId),
    ...report.needs.flatMap(({ ticket }) => ticket.assignee ?? []),
    ...(report.scope.agent === undefined ? [] : [report.scope.agent]),
  ]);
  const [urls, names] = await Promise.all([resolve(numbers, deps.cardUrl), resolve(people, deps.name)]);
  const view: ReportView = {
    report,
    language,
    now: deps.clock.now(),
    departmentName: (key) => departmentName(settings, key, language),
    agentName: (userId) => names.get(userId) ?? userId,
    ticketUrl: (number) => urls.get(number) ?? null,
  };
  return view;
}

async function resolve<K, V>(keys: ReadonlySet<K>, look: (key: K) => Promise<V>): Promise<Map<K, V>> {
  return new Map(await Promise.all([...keys].map(async (key) => [key, await look(key)] as const)));
}

function report(deps: ReportDeps, settings: DeskSettings, what: Pick<ReportRequest, 'period' | 'scope'>) {
  const departments = settings.departments.map(({ key }) => key);
  const request = { ...what, departments, names: settings.digest.names, now: deps.clock.now() };
  return deps.source.snapshot((reads) => buildReport(reads, request));
}

/** A digest as Slack takes it, from the state of this moment; null where that digest was never due. */
export async function digestPost(digestId: string, deps: ReportDeps): Promise<ReportMessage | null> {
  const slot = await deps.digests.find(digestId);
  if (!slot) return null;
  const settings = await deps.settings();
  const made = await report(deps, settings, { period: slot.period, scope: {} });
  return digestMessage(await viewOf(made, slot.language, settings, deps));
}

/** The answer to `/kpi`. @param request as `parseKpiRequest` read it */
export async function kpiAnswer(request: KpiRequest, language: Language, deps: ReportDeps): Promise<ReportMessage> {
  const settings = await deps.settings();
  const period = namedPeriod(request.period, deps.clock.now(), settings.timezone);
  const made = await report(deps, settings, { period, scope: request.scope });
  return kpiMessage(await viewOf(made, language, settings, deps));
}

import type { BacklogFact, EscalationFact, PeriodFacts, TicketFact } from '../../src/reports/facts.js';
import { measure } from '../../src/reports/kpi-list.js';
import { neediest } from '../../src/reports/needs-someone.js';
import { comparisonOf, type Period } from '../../src/reports/period.js';
import type { Candidate } from '../../src/reports/report-reads.js';
import type { Report } from '../../src/reports/report.js';
import { agentRows, departmentRows, netFlowOf } from '../../src/reports/rows.js';
import type { ReportView } from '../../src/slack/blocks/digest-view.js';
import type { Language } from '../../src/i18n/language.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Friday 2 to Sunday 4 January 2026 in Taipei. */
export const weekend: Period = {
  kind: 'digest',
  from: new Date('2026-01-01T16:00:00Z'),
  to: new Date('2026-01-04T16:00:00Z'),
  zone: 'Asia/Taipei',
};
/** Monday, 09:00 in Taipei. */
export const monday = new Date('2026-01-05T01:00:00Z');

/** A fact of a ticket: `tookMs` after its creation, in the period. */
export function ticketFact(number: number, tookMs: number, owner: Partial<TicketFact> = {}): TicketFact {
  const at = owner.at ?? new Date(weekend.from.getTime() + 10 * hour);
  return { number, department: null, agent: null, at, createdAt: new Date(at.getTime() - tookMs), ...owner };
}

export function noFacts(period: Period = weekend): PeriodFacts {
  return { period, openings: [], solves: [], reopenings: [], firstReplies: [], escalations: [], backlog: [] };
}

export function candidate(number: number, more: Partial<Candidate> = {}): Candidate {
  return {
    id: `t${number}`,
    number,
    subject: `Subject ${number}`,
    priority: 'normal',
    status: 'open',
    assignee: 'UANN',
    department: null,
    createdAt: new Date(monday.getTime() - 2 * day),
    waitingSince: null,
    waitingEscalations: [],
    ...more,
  };
}

/** A weekend of a small company: two departments, three agents. */
export function sampleFacts(): PeriodFacts {
  const openings = Array.from({ length: 42 }, (_, index) =>
    ticketFact(1000 + index, 0, { department: [null, 'billing', 'it'][index % 3] ?? null, agent: 'UANN' }),
  );
  const solves = Array.from({ length: 31 }, (_, index) =>
    ticketFact(1000 + index, (40 + 37 * index) * minute, {
      department: [null, 'billing', 'it'][index % 3] ?? null,
      agent: ['UANN', 'UBEN', 'UCAT'][index % 3] ?? null,
    }),
  );
  const firstReplies = Array.from({ length: 36 }, (_, index) =>
    ticketFact(1000 + index, (5 + 7 * index) * minute, {
      department: [null, 'billing', 'it'][index % 3] ?? null,
      agent: ['UANN', 'UBEN'][index % 2] ?? null,
    }),
  );
  const escalations: EscalationFact[] = Array.from({ length: 9 }, (_, index) => ({
    step: index < 7 ? 'opened' : 'returned',
    department: index % 2 === 0 ? 'billing' : 'it',
    agent: 'UANN',
  }));
  const group = (department: string | null, agent: string | null, count: number, days: number): BacklogFact => ({
    department,
    agent,
    count,
    oldest: { createdAt: new Date(weekend.to.getTime() - days * day), number: 900 + count },
  });
  const backlog = [
    group(null, 'UANN', 14, 3),
    group(null, null, 9, 1),
    group('billing', 'UBEN', 21, 12.2),
    group('it', 'UCAT', 6, 0.3),
  ];
  return {
    ...noFacts(),
    openings,
    solves,
    firstReplies,
    escalations,
    backlog,
    reopenings: [ticketFact(1003, 2 * day, { agent: 'UBEN' })],
  };
}

/** Five tickets with a reason each. */
export function sampleCandidates(): Candidate[] {
  const ago = (ms: number): Date => new Date(monday.getTime() - ms);
  return [
    candidate(1042, {
      subject: 'Payment page is down for all customers <EU>',
      priority: 'urgent',
      assignee: null,
      createdAt: ago(190 * minute),
      waitingSince: ago(190 * minute),
    }),
    candidate(1038, {
      subject: 'Invoice of December has the wrong tax number',
      priority: 'high',
      department: 'billing',
      createdAt: ago(3 * day),
      waitingEscalations: [{ department: 'billing', urgency: 'high', openedAt: ago(15 * hour + 5 * minute) }],
    }),
    candidate(1035, {
      subject: '無法登入會員中心，重設密碼也收不到信',
      waitingSince: ago(26 * hour),
      assignee: 'UBEN',
    }),
    candidate(1040, { subject: 'VPN drops every ten minutes', assignee: null, createdAt: ago(5 * hour) }),
    candidate(921, { subject: 'Printer on floor 3', createdAt: ago(12 * day + 9 * hour), department: 'it' }),
    candidate(955, { subject: 'Never shown: five are enough', status: 'pending' }),
  ];
}

/** A report of these facts, compared with `earlier`. */
export function reportOf(facts: PeriodFacts, earlier: PeriodFacts | null, more: Partial<Report> = {}): Report {
  return {
    period: facts.period,
    scope: {},
    figures: measure(facts, {}),
    netFlow: netFlowOf(facts, {}),
    before: earlier && { period: comparisonOf(facts.period), figures: measure(earlier, {}) },
    departments: departmentRows(facts, ['billing', 'it', 'sales']),
    agents: agentRows(facts, {}),
    needs: [],
    ...more,
  };
}

export function sampleReport(): Report {
  const earlier = {
    ...sampleFacts(),
    openings: sampleFacts().openings.slice(0, 30),
    firstReplies: sampleFacts().firstReplies.slice(0, 20),
  };
  return reportOf(sampleFacts(), earlier, { needs: neediest(sampleCandidates(), monday, 5) });
}

const departmentNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  billing: { en: 'Billing', 'zh-TW': '帳務' },
  it: { en: 'IT', 'zh-TW': 'IT 資訊' },
};
const agentNames: Readonly<Record<string, string>> = { UANN: 'Ann Lee', UBEN: '林柏恩', UCAT: 'Cat & Co' };

export function viewOf(report: Report, language: Language, more: Partial<ReportView> = {}): ReportView {
  return {
    report,
    language,
    now: monday,
    departmentName: (key) =>
      key === null ? { en: 'Front desk', 'zh-TW': '第一線客服' }[language] : (departmentNames[key]?.[language] ?? key),
    agentName: (userId) => agentNames[userId] ?? userId,
    ticketUrl: (number) => `https://acme.slack.com/archives/C1/p${number}`,
    ...more,
  };
}

import type { Report } from '../../reports/report.js';
import type { Language } from '../../i18n/language.js';

/** Everything a digest or an answer to `/kpi` shows, names resolved for its reader. Names are plain text. */
export interface ReportView {
  readonly report: Report;
  readonly language: Language;
  /** The present moment, for what waits now. */
  readonly now: Date;
  /** `key` null: the front desk. */
  readonly departmentName: (key: string | null) => string;
  readonly agentName: (userId: string) => string;
  /** Where the ticket's number leads; null: nowhere. */
  readonly ticketUrl: (number: number) => string | null;
}

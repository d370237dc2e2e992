import type { Language } from '../../i18n/language.js';
import type { Translate } from '../../i18n/translate.js';
import { isRunning, localTime, type Comparison, type Period } from '../../reports/period.js';

type DayKey = 'period.day' | 'period.day_of_month';

/** Dates of a desk's zone in a language. */
export class Dates {
  readonly #t: Translate;
  readonly #language: Language;
  readonly #zone: string;

  constructor(t: Translate, language: Language, zone: string) {
    this.#t = t;
    this.#language = language;
    this.#zone = zone;
  }

  /** "Mon 5 Jan" */
  day(at: Date, key: DayKey = 'period.day'): string {
    const local = localTime(at, this.#zone).setLocale(this.#language);
    const { weekdayShort: weekday, monthShort: month, day } = local;
    return this.#t(key, { weekday, month: spaced(month), day });
  }

  /** "Mon 5 Jan 2026, 09:00" */
  time(at: Date): string {
    const local = localTime(at, this.#zone);
    return this.#t('period.time', { day: this.day(at), year: String(local.year), time: local.toFormat('HH:mm') });
  }

  /** The days of a period: "Fri 2 – Sun 4 Jan". */
  days({ from, to }: Pick<Period, 'from' | 'to'>): string {
    const last = new Date(to.getTime() - 1);
    const [first, end] = [localTime(from, this.#zone), localTime(last, this.#zone)];
    if (first.hasSame(end, 'day')) return this.day(from);
    const key = first.hasSame(end, 'month') ? 'period.day_of_month' : 'period.day';
    return this.#t('period.days', { from: this.day(from, key), to: this.day(last) });
  }

  /** What a report is about: "This week so far, from Mon 5 Jan". */
  period(period: Period): string {
    if (period.kind === 'digest') return this.days(period);
    return this.#t(`period.${period.kind}`, { day: this.day(period.from) });
  }

  /** What it is compared with. */
  comparison(period: Comparison): string {
    const days = this.days(period);
    return isRunning(period) ? this.#t('period.same_time', { period: days }) : days;
  }
}

/** A space between digits and Chinese, as in every text of the desk: Intl writes 「1月」. */
function spaced(text: string): string {
  return text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ');
}

/** How much earlier a comparison lies: "a week earlier". */
export function earlier(t: Translate, { unit, count }: Comparison['apart']): string {
  return unit === 'months' ? t('digest.earlier.months') : t('digest.earlier.weeks', { count });
}

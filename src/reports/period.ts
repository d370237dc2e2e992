import { DateTime } from 'luxon';

/** The periods that a person can ask for. `today`, `week` and `month` still run: they end at this moment. */
export const namedPeriods = ['today', 'yesterday', 'week', 'month'] as const;
export type NamedPeriod = (typeof namedPeriods)[number];

/**
 * A stretch of time, half-open: what happens at `to` belongs to the next period.
 * Both bounds are UTC moments that stand for wall-clock times of `zone` (IANA).
 */
export interface Period {
  readonly kind: NamedPeriod | 'digest';
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
}

/** What a period is compared with, and how far apart the two are. */
export interface Comparison extends Period {
  readonly apart: { readonly unit: 'weeks' | 'months'; readonly count: number };
}

const daysAWeek = 7;

/** A moment on the wall clock of a zone. @throws RangeError for a zone that does not exist */
export function localTime(at: Date, zone: string): DateTime<true> {
  const local = DateTime.fromJSDate(at, { zone });
  if (!local.isValid) throw new RangeError(`No such time or zone: ${zone}`);
  return local;
}

/** Whether the period ends at the present, so that its figures still grow. */
export function isRunning(period: Pick<Period, 'kind'>): boolean {
  return period.kind === 'today' || period.kind === 'week' || period.kind === 'month';
}

/**
 * A period that a person asks for, by the calendar of the desk's zone. Weeks begin on Monday. A running period
 * includes the present moment, to the millisecond.
 */
export function namedPeriod(kind: NamedPeriod, now: Date, zone: string): Period {
  const local = localTime(now, zone);
  const today = local.startOf('day');
  if (kind === 'yesterday') {
    return { kind, from: today.minus({ days: 1 }).startOf('day').toJSDate(), to: today.toJSDate(), zone };
  }
  const from = kind === 'today' ? today : local.startOf(kind);
  return { kind, from: from.toJSDate(), to: new Date(now.getTime() + 1), zone };
}

/**
 * The same days earlier, by the wall clock, so that a change of summer time moves nothing. Weekday is compared with
 * weekday: one week earlier, or as many weeks as the period is long, so that the two never overlap. A month is
 * compared with the same days of the month before (31 March with 28 February where there is no 31st).
 */
export function comparisonOf(period: Period): Comparison {
  const { zone } = period;
  const from = localTime(period.from, zone);
  const to = localTime(period.to, zone);
  const months = period.kind === 'month' ? 1 : 0;
  const weeks = months === 1 ? 0 : Math.max(1, Math.ceil(daysIn(from, to) / daysAWeek));
  const earlier = (at: DateTime<true>): Date => {
    const moved = at.minus({ weeks, months });
    // a day without midnight begins at one o'clock; that of a week earlier does not
    return (at.equals(at.startOf('day')) ? moved.startOf('day') : moved).toJSDate();
  };
  return {
    ...period,
    from: earlier(from),
    to: earlier(to),
    apart: months === 1 ? { unit: 'months', count: months } : { unit: 'weeks', count: weeks },
  };
}

/** How many days of the calendar a period touches, however many hours they have. */
function daysIn(from: DateTime<true>, to: DateTime<true>): number {
  const last = to.minus({ milliseconds: 1 }).startOf('day');
  return Math.round(last.diff(from.startOf('day'), 'days').days) + 1;
}

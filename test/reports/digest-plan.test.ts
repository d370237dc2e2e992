import { describe, expect, it } from '@jest/globals';
import type { Weekday } from '../../src/desk/settings/desk-settings.js';
import { planDigest, scheduledAt } from '../../src/reports/digest-plan.js';
import { localTime } from '../../src/reports/period.js';

const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

interface Case {
  readonly what: string;
  readonly now: string;
  readonly zone?: string;
  readonly at?: string;
  readonly weekdays?: readonly Weekday[];
  /** When the channel was set up; long ago when omitted. */
  readonly since?: string;
  /** Date of the last digest and its period's end. */
  readonly last?: readonly [string, string];
  readonly due: readonly [date: string, from: string, to: string] | null;
  readonly next: string | null;
}

/** Mondays: 5, 12 January 2026. */
const cases: readonly Case[] = [
  {
    what: 'Tuesday covers Monday',
    now: '2026-01-06T09:00:00Z',
    last: ['2026-01-05', '2026-01-05T00:00Z'],
    due: ['2026-01-06', '2026-01-05T00:00Z', '2026-01-06T00:00Z'],
    next: '2026-01-07T09:00Z',
  },
  {
    what: 'not a millisecond early',
    now: '2026-01-06T08:59:59.999Z',
    last: ['2026-01-05', '2026-01-05T00:00Z'],
    due: null,
    next: '2026-01-06T09:00Z',
  },
  {
    what: 'once a day',
    now: '2026-01-06T09:01:00Z',
    last: ['2026-01-06', '2026-01-06T00:00Z'],
    due: null,
    next: '2026-01-07T09:00Z',
  },
  {
    what: 'Monday covers Friday to Sunday',
    now: '2026-01-12T09:00:00Z',
    last: ['2026-01-09', '2026-01-09T00:00Z'],
    due: ['2026-01-12', '2026-01-09T00:00Z', '2026-01-12T00:00Z'],
    next: '2026-01-13T09:00Z',
  },
  {
    what: 'the first digest ever, on a Monday, covers Friday to Sunday too',
    now: '2026-01-12T09:00:00Z',
    due: ['2026-01-12', '2026-01-09T00:00Z', '2026-01-12T00:00Z'],
    next: '2026-01-13T09:00Z',
  },
  {
    what: 'the first digest of a desk that wants one a week covers the week',
    now: '2026-01-12T09:00:00Z',
    weekdays: ['mon'],
    due: ['2026-01-12', '2026-01-05T00:00Z', '2026-01-12T00:00Z'],
    next: '2026-01-19T09:00Z',
  },
  {
    what: 'nothing on a Saturday, even when Friday was missed',
    now: '2026-01-10T12:00:00Z',
    last: ['2026-01-08', '2026-01-08T00:00Z'],
    due: null,
    next: '2026-01-12T09:00Z',
  },
  {
    what: 'a digest missed in the morning is posted late on the same day',
    now: '2026-01-06T23:59:00Z',
    last: ['2026-01-05', '2026-01-05T00:00Z'],
    due: ['2026-01-06', '2026-01-05T00:00Z', '2026-01-06T00:00Z'],
    next: '2026-01-07T09:00Z',
  },
  {
    what: 'after nine days of downtime one digest covers the gap',
    now: '2026-01-15T10:00:00Z',
    last: ['2026-01-06', '2026-01-06T00:00Z'],
    due: ['2026-01-15', '2026-01-06T00:00Z', '2026-01-15T00:00Z'],
    next: '2026-01-16T09:00Z',
  },
  {
    what: 'back before the hour: the gap waits for it',
    now: '2026-01-15T03:00:00Z',
    last: ['2026-01-06', '2026-01-06T00:00Z'],
    due: null,
    next: '2026-01-15T09:00Z',
  },
  {
    what: 'a channel set up after the hour waits for the next day',
    now: '2026-01-06T14:00:00Z',
    since: '2026-01-06T13:00:00Z',
    due: null,
    next: '2026-01-07T09:00Z',
  },
  {
    what: 'a channel set up in time gets its first digest the same day',
    now: '2026-01-06T09:00:00Z',
    since: '2026-01-06T09:00:00Z',
    due: ['2026-01-06', '2026-01-05T00:00Z', '2026-01-06T00:00Z'],
    next: '2026-01-07T09:00Z',
  },
  {
    what: 'the hour was moved to an earlier one that has passed: today is still owed',
    now: '2026-01-06T14:00:00Z',
    at: '08:00',
    last: ['2026-01-05', '2026-01-05T00:00Z'],
    due: ['2026-01-06', '2026-01-05T00:00Z', '2026-01-06T00:00Z'],
    next: '2026-01-07T08:00Z',
  },
  {
    what: 'the hour was moved to a later one after the digest: not twice',
    now: '2026-01-06T18:00:00Z',
    at: '18:00',
    last: ['2026-01-06', '2026-01-06T00:00Z'],
    due: null,
    next: '2026-01-07T18:00Z',
  },
  { what: 'no weekday: never', now: '2026-01-06T09:00:00Z', weekdays: [], due: null, next: null },
  {
    what: 'the clock was moved back: those days have their digests',
    now: '2026-01-06T10:00:00Z',
    last: ['2026-01-20', '2026-01-20T00:00Z'],
    due: null,
    next: null,
  },
  {
    what: 'Taipei: the day begins at 16:00 UTC of the day before',
    zone: 'Asia/Taipei',
    now: '2026-01-06T01:00:00Z',
    last: ['2026-01-05', '2026-01-04T16:00Z'],
    due: ['2026-01-06', '2026-01-04T16:00Z', '2026-01-05T16:00Z'],
    next: '2026-01-07T01:00Z',
  },
  {
    what: 'New York, summer time begins: Monday covers a weekend of 71 hours, and nine is an hour earlier',
    zone: 'America/New_York',
    now: '2026-03-09T13:00:00Z',
    last: ['2026-03-06', '2026-03-06T05:00Z'],
    due: ['2026-03-09', '2026-03-06T05:00Z', '2026-03-09T04:00Z'],
    next: '2026-03-10T13:00Z',
  },
  {
    what: 'New York, a time that is skipped comes as much later',
    zone: 'America/New_York',
    at: '02:30',
    weekdays: ['sun'],
    now: '2026-03-08T07:29:00Z',
    last: ['2026-03-01', '2026-03-01T05:00Z'],
    due: null,
    next: '2026-03-08T07:30Z',
  },
  {
    what: 'New York, of a time that comes twice the first one counts',
    zone: 'America/New_York',
    at: '01:30',
    weekdays: ['sun'],
    now: '2026-11-01T05:30:00Z',
    last: ['2026-10-25', '2026-10-25T04:00Z'],
    due: ['2026-11-01', '2026-10-25T04:00Z', '2026-11-01T04:00Z'],
    next: '2026-11-08T06:30Z',
  },
  {
    what: 'the desk moved to a zone that is behind: the period is not turned round',
    zone: 'America/New_York',
    now: '2026-01-06T03:00:00Z',
    at: '21:00',
    last: ['2026-01-05', '2026-01-05T16:00Z'],
    due: null,
    next: '2026-01-07T02:00Z',
  },
];

describe('planDigest', () => {
  it.each(cases)('$what', (given) => {
    const { now, zone = 'UTC', at = '09:00', weekdays = workdays, since = '2025-01-01T00:00Z', last } = given;
    const period = last && { kind: 'digest' as const, from: new Date(0), to: new Date(last[1]), zone };
    const plan = planDigest({
      now: new Date(now),
      zone,
      digest: { at, weekdays },
      history: { since: new Date(since), last: last && period ? { date: last[0], period } : null },
    });
    const minute = (date: Date | null): string | null => date?.toISOString().replace(':00.000Z', 'Z') ?? null;
    expect({
      due: plan.due && [plan.due.date, minute(plan.due.period.from), minute(plan.due.period.to)],
      next: minute(plan.next),
    }).toEqual({ due: given.due, next: given.next });
  });

  it('meets each day of a year once, in zones with and without summer time', () => {
    for (const zone of ['America/New_York', 'Asia/Taipei', 'Australia/Lord_Howe', 'Asia/Beirut']) {
      let now = new Date('2026-01-01T00:00:00Z');
      const since = now;
      let last: { date: string; period: { kind: 'digest'; from: Date; to: Date; zone: string } } | null = null;
      const dates: string[] = [];
      while (now < new Date('2027-01-01T00:00:00Z')) {
        const plan = planDigest({
          now,
          zone,
          digest: { at: '02:30', weekdays: [...workdays, 'sat', 'sun'] },
          history: { since, last },
        });
        if (plan.due) {
          if (last) expect(plan.due.period.from).toEqual(last.period.to);
          last = { date: plan.due.date, period: { ...plan.due.period, kind: 'digest' } };
          dates.push(plan.due.date);
        }
        if (!plan.next) throw new Error('no next digest');
        expect(plan.next.getTime()).toBeGreaterThan(now.getTime());
        now = plan.next;
      }
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates).toHaveLength(365);
    }
  });
});

describe('scheduledAt', () => {
  it.each([
    ['2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
    ['2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['2026-07-01', '09:00', '2026-07-01T13:00:00.000Z'],
  ])('%s %s in New York', (date, at, expected) => {
    const day = localTime(new Date(`${date}T17:00:00Z`), 'America/New_York').startOf('day');
    expect(scheduledAt(day, at).toISOString()).toBe(expected);
  });
});

import { describe, expect, it } from '@jest/globals';
import { comparisonOf, namedPeriod, type NamedPeriod } from '../../src/reports/period.js';

const iso = ({ from, to }: { from: Date; to: Date }): string[] => [from.toISOString(), to.toISOString()];

describe('namedPeriod', () => {
  it.each<[string, NamedPeriod, string, string, string, string]>([
    // Taipei is UTC+8 without summer time.
    ['today', 'today', '2026-01-05T01:00:00Z', 'Asia/Taipei', '2026-01-04T16:00:00.000Z', '2026-01-05T01:00:00.001Z'],
    [
      'just after midnight',
      'today',
      '2026-01-04T16:00:00Z',
      'Asia/Taipei',
      '2026-01-04T16:00:00.000Z',
      '2026-01-04T16:00:00.001Z',
    ],
    [
      'yesterday',
      'yesterday',
      '2026-01-05T01:00:00Z',
      'Asia/Taipei',
      '2026-01-03T16:00:00.000Z',
      '2026-01-04T16:00:00.000Z',
    ],
    [
      'a week begins on Monday',
      'week',
      '2026-01-11T15:59:00Z',
      'Asia/Taipei',
      '2026-01-04T16:00:00.000Z',
      '2026-01-11T15:59:00.001Z',
    ],
    [
      'a month over new year',
      'month',
      '2026-01-01T00:00:00Z',
      'Asia/Taipei',
      '2025-12-31T16:00:00.000Z',
      '2026-01-01T00:00:00.001Z',
    ],
    // Beirut skips midnight on 29 March 2026: the day begins at 01:00.
    [
      'a day without midnight',
      'yesterday',
      '2026-03-30T12:00:00Z',
      'Asia/Beirut',
      '2026-03-28T22:00:00.000Z',
      '2026-03-29T21:00:00.000Z',
    ],
    // New York: 8 March 2026 has 23 hours, 1 November 2026 has 25.
    [
      'the short day',
      'yesterday',
      '2026-03-09T12:00:00Z',
      'America/New_York',
      '2026-03-08T05:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
    ],
    [
      'the long day',
      'yesterday',
      '2026-11-02T12:00:00Z',
      'America/New_York',
      '2026-11-01T04:00:00.000Z',
      '2026-11-02T05:00:00.000Z',
    ],
  ])('%s', (_what, kind, now, zone, from, to) => {
    expect(iso(namedPeriod(kind, new Date(now), zone))).toEqual([from, to]);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => namedPeriod('today', new Date(0), 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('comparisonOf', () => {
  const at = (text: string): Date => new Date(text);

  it.each<[string, Parameters<typeof comparisonOf>[0], string, string, string, number]>([
    [
      'Friday to Sunday with the Friday to Sunday before',
      { kind: 'digest', from: at('2026-01-01T16:00:00Z'), to: at('2026-01-04T16:00:00Z'), zone: 'Asia/Taipei' },
      '2025-12-25T16:00:00.000Z',
      '2025-12-28T16:00:00.000Z',
      'weeks',
      1,
    ],
    [
      'a day after the clocks changed with the same wall clock before they did',
      { kind: 'digest', from: at('2026-03-09T04:00:00Z'), to: at('2026-03-10T04:00:00Z'), zone: 'America/New_York' },
      '2026-03-02T05:00:00.000Z',
      '2026-03-03T05:00:00.000Z',
      'weeks',
      1,
    ],
    [
      'seven days, of which one has 25 hours, with the week before',
      { kind: 'digest', from: at('2026-10-27T04:00:00Z'), to: at('2026-11-03T05:00:00Z'), zone: 'America/New_York' },
      '2026-10-20T04:00:00.000Z',
      '2026-10-27T04:00:00.000Z',
      'weeks',
      1,
    ],
    [
      'ten days after downtime with ten days two weeks earlier, so that they do not overlap',
      { kind: 'digest', from: at('2026-01-10T00:00:00Z'), to: at('2026-01-20T00:00:00Z'), zone: 'UTC' },
      '2025-12-27T00:00:00.000Z',
      '2026-01-06T00:00:00.000Z',
      'weeks',
      2,
    ],
    // Cairo and Santiago skip midnight on 24 April and 6 September 2026: those days begin at 01:00.
    [
      'a day without midnight with the whole of the same weekday before',
      { kind: 'digest', from: at('2026-04-23T22:00:00Z'), to: at('2026-04-24T21:00:00Z'), zone: 'Africa/Cairo' },
      '2026-04-16T22:00:00.000Z',
      '2026-04-17T22:00:00.000Z',
      'weeks',
      1,
    ],
    [
      'the day before a day without midnight with the same weekday, up to midnight',
      { kind: 'digest', from: at('2026-04-22T22:00:00Z'), to: at('2026-04-23T22:00:00Z'), zone: 'Africa/Cairo' },
      '2026-04-15T22:00:00.000Z',
      '2026-04-16T22:00:00.000Z',
      'weeks',
      1,
    ],
    [
      'a day a week after one without midnight with that one',
      { kind: 'digest', from: at('2026-04-30T21:00:00Z'), to: at('2026-05-01T21:00:00Z'), zone: 'Africa/Cairo' },
      '2026-04-23T22:00:00.000Z',
      '2026-04-24T21:00:00.000Z',
      'weeks',
      1,
    ],
    [
      'a Sunday without midnight with the Sunday before',
      { kind: 'digest', from: at('2026-09-06T04:00:00Z'), to: at('2026-09-07T03:00:00Z'), zone: 'America/Santiago' },
      '2026-08-30T04:00:00.000Z',
      '2026-08-31T04:00:00.000Z',
      'weeks',
      1,
    ],
    [
      'seven days up to a day without midnight with the week before',
      { kind: 'digest', from: at('2026-08-30T04:00:00Z'), to: at('2026-09-06T04:00:00Z'), zone: 'America/Santiago' },
      '2026-08-23T04:00:00.000Z',
      '2026-08-30T04:00:00.000Z',
      'weeks',
      1,
    ],
    [
      'today so far with the same weekday up to the same time',
      { kind: 'today', from: at('2026-01-04T16:00:00Z'), to: at('2026-01-05T01:30:00Z'), zone: 'Asia/Taipei' },
      '2025-12-28T16:00:00.000Z',
      '2025-12-29T01:30:00.000Z',
      'weeks',
      1,
    ],
    [
      'a month so far with the same days of the month before, as far as it has them',
      { kind: 'month', from: at('2026-03-01T00:00:00Z'), to: at('2026-03-31T10:00:00Z'), zone: 'UTC' },
      '2026-02-01T00:00:00.000Z',
      '2026-02-28T10:00:00.000Z',
      'months',
      1,
    ],
  ])('%s', (_what, period, from, to, unit, count) => {
    const comparison = comparisonOf(period);
    expect(iso(comparison)).toEqual([from, to]);
    expect(comparison.apart).toEqual({ unit, count });
    expect(comparison.kind).toBe(period.kind);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Figures } from '../../src/reports/kpi-list.js';
import { comparisonOf } from '../../src/reports/period.js';
import { verdictKinds, verdictOf, type VerdictKind } from '../../src/reports/verdict.js';
import { weekend } from './sample-report.js';

interface Given {
  readonly created?: number;
  readonly solved?: number;
  readonly backlog?: number;
  readonly reopened?: number;
  readonly escalated?: number;
  readonly returned?: number;
  /** Median of first responses in minutes, and how many. */
  readonly response?: readonly [minutes: number, n: number];
}

function figuresOf(given: Given): Figures {
  const count = (value = 0) => ({ kind: 'count', value }) as const;
  const [minutes, n] = given.response ?? [null, 0];
  const median = minutes === null ? null : minutes * 60;
  return {
    created: count(given.created),
    solved: count(given.solved),
    backlog: count(given.backlog),
    reopened: count(given.reopened),
    escalated: count(given.escalated),
    returned: count(given.returned),
    oldest: { kind: 'age', value: null, number: null },
    firstResponse: { kind: 'spread', n, median, p90: median },
    resolution: { kind: 'spread', n: 0, median: null, p90: null },
    bounceRate: { kind: 'share', value: null },
  };
}

const rows: readonly (readonly [VerdictKind, string, Given, Given?])[] = [
  ['empty', 'nothing at all', {}],
  ['quiet', 'nothing moved, but tickets are unresolved', { backlog: 12 }],
  ['passed_through', 'a department was asked, and nothing stayed with it', { escalated: 2, returned: 1 }],
  ['steady', 'a department was asked and keeps it', { escalated: 2, backlog: 2 }],
  ['cleared', 'everything is solved', { created: 4, solved: 6 }],
  ['growing', 'ten more on a hundred', { created: 30, solved: 20, backlog: 110 }],
  ['steady', 'nine more on a hundred', { created: 29, solved: 20, backlog: 109 }],
  ['growing', 'three more on none', { created: 3, backlog: 3 }],
  ['steady', 'two more on none', { created: 2, backlog: 2 }],
  ['growing', 're-opened tickets grow the backlog too', { created: 2, reopened: 4, backlog: 20 }],
  ['growing_and_slow', 'both', { created: 30, backlog: 40, response: [90, 8] }, { response: [30, 8] }],
  ['slow', 'half as long again', { created: 5, solved: 5, backlog: 9, response: [60, 5] }, { response: [40, 5] }],
  [
    'steady',
    'less than a quarter of an hour',
    { created: 5, solved: 5, backlog: 9, response: [16, 5] },
    { response: [2, 5] },
  ],
  ['steady', 'too few to tell', { created: 5, solved: 5, backlog: 9, response: [90, 4] }, { response: [30, 9] }],
  [
    'steady',
    'too few to compare with',
    { created: 5, solved: 5, backlog: 9, response: [90, 9] },
    { response: [30, 4] },
  ],
  ['steady', 'nothing to compare with', { created: 5, solved: 5, backlog: 9, response: [90, 9] }],
  ['reopening', 'three of thirty came back', { created: 27, solved: 30, reopened: 3, backlog: 50 }],
  ['bouncing', 'three of twelve sent back', { created: 9, solved: 9, backlog: 20, escalated: 12, returned: 3 }],
  ['steady', 'two sent back', { created: 9, solved: 9, backlog: 20, escalated: 2, returned: 2 }],
  ['shrinking', 'ten fewer on a hundred', { created: 10, solved: 20, backlog: 90 }],
  ['faster', 'two thirds', { created: 5, solved: 5, backlog: 9, response: [30, 5] }, { response: [60, 5] }],
  ['slow', 'bad news before good', { created: 1, solved: 20, backlog: 50, response: [90, 5] }, { response: [30, 5] }],
];

const cases = rows.map(([kind, what, given, before]) => ({ kind, what, given, before }));

describe('verdictOf', () => {
  it.each(cases)('$kind: $what', ({ kind, given, before }) => {
    const { created = 0, solved = 0, reopened = 0 } = given;
    const verdict = verdictOf({
      figures: figuresOf(given),
      netFlow: created + reopened - solved,
      before: before ? { period: comparisonOf(weekend), figures: figuresOf(before) } : null,
    });
    expect(verdict.kind).toBe(kind);
  });

  it('has a case for every kind', () => {
    expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(verdictKinds));
  });
});

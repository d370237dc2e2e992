import { describe, expect, it } from '@jest/globals';
import { neediest } from '../../src/reports/needs-someone.js';
import type { Candidate } from '../../src/reports/report-reads.js';
import { candidate, hour, minute, monday } from './sample-report.js';

const ago = (ms: number): Date => new Date(monday.getTime() - ms);

/** From the neediest to the least: each list of candidates in the order that must come out. */
const order: readonly (readonly [reason: string, ticket: Candidate])[] = [
  ['urgent_unassigned', candidate(90, { priority: 'urgent', assignee: null, createdAt: ago(2 * hour) })],
  ['urgent_unassigned', candidate(10, { priority: 'urgent', assignee: null, createdAt: ago(minute) })],
  [
    'escalation_waiting',
    candidate(80, { waitingEscalations: [{ department: 'it', urgency: 'urgent', openedAt: ago(3 * hour) }] }),
  ],
  ['customer_waiting', candidate(20, { priority: 'high', waitingSince: ago(2 * hour) })],
  [
    'escalation_waiting',
    candidate(70, { waitingEscalations: [{ department: 'it', urgency: 'normal', openedAt: ago(4 * hour) }] }),
  ],
  ['customer_waiting', candidate(30, { priority: 'low', waitingSince: ago(90 * hour) })],
  ['customer_waiting', candidate(60, { waitingSince: ago(4 * hour) })],
  ['unassigned', candidate(40, { assignee: null, createdAt: ago(hour) })],
  ['unresolved', candidate(51, { createdAt: ago(400 * hour) })],
  ['unresolved', candidate(52, { createdAt: ago(400 * hour) })],
  ['unresolved', candidate(50, { createdAt: ago(2 * hour), waitingSince: ago(2 * hour) })],
  ['pending', candidate(1, { status: 'pending', priority: 'urgent', assignee: null, createdAt: ago(900 * hour) })],
];

describe('neediest', () => {
  it('ranks by reason, then by the longest wait, then by the number', () => {
    const shuffled = order.map(([, ticket]) => ticket).toReversed();
    const ranked = neediest(shuffled, monday, 100).map(({ ticket, reason }) => [reason, ticket.number]);
    expect(ranked).toEqual(order.map(([reason, ticket]) => [reason, ticket.number]));
  });

  it('names the strongest of several reasons, with its own clock', () => {
    const ticket = candidate(1, {
      priority: 'high',
      assignee: null,
      createdAt: ago(50 * hour),
      waitingSince: ago(5 * hour),
      waitingEscalations: [
        { department: 'it', urgency: 'normal', openedAt: ago(40 * hour) },
        { department: 'billing', urgency: 'high', openedAt: ago(6 * hour) },
      ],
    });
    expect(neediest([ticket], monday, 5)).toEqual([
      { ticket, reason: 'escalation_waiting', since: ago(6 * hour), department: 'billing' },
    ]);
  });

  it.each([
    ['59 minutes at high priority', { priority: 'high', waitingSince: ago(59 * minute) }, 'unresolved'],
    ['an hour at high priority', { priority: 'high', waitingSince: ago(hour) }, 'customer_waiting'],
    ['just under four hours', { waitingSince: ago(4 * hour - 1) }, 'unresolved'],
    ['four hours', { waitingSince: ago(4 * hour) }, 'customer_waiting'],
  ] as const)('a customer who waited %s', (_what, more, reason) => {
    expect(neediest([candidate(1, more)], monday, 5)[0]?.reason).toBe(reason);
  });

  it('stops at the limit', () => {
    expect(
      neediest(
        order.map(([, ticket]) => ticket),
        monday,
        5,
      ),
    ).toHaveLength(5);
    expect(neediest([], monday, 5)).toEqual([]);
  });
});

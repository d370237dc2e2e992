import type { TicketFact } from '../facts.js';
import { inScope } from '../scope.js';
import { spreadSinceCreation, type Kpi, type Spread } from './kpi.js';

/** Full resolution time: creation to the ticket's last solve in the period, re-openings included (ZD#4408834848154). */
export const resolution: Kpi<Spread> = {
  label: 'kpi.name.resolution',
  heading: 'kpi.short.resolution',
  measure(facts, scope) {
    // Whose solve it is, is decided by the last one: it is found before the scope is applied.
    const last = new Map<number, TicketFact>();
    for (const solve of facts.solves) {
      const known = last.get(solve.number);
      if (!known || solve.at >= known.at) last.set(solve.number, solve);
    }
    return spreadSinceCreation(inScope([...last.values()], scope));
  },
};

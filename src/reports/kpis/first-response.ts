import { inScope } from '../scope.js';
import { spreadSinceCreation, type Kpi, type Spread } from './kpi.js';

/**
 * First response time: creation to the first public agent reply, of the replies in the period; bots excluded, credited
 * to the sender; for a ticket that an agent opened, the second public reply (ZD#4408834848154, ZD#4408821871642).
 * The desk says which reply it is (`replied.first`).
 */
export const firstResponse: Kpi<Spread> = {
  label: 'kpi.name.first_response',
  heading: 'kpi.short.first_response',
  measure: (facts, scope) => spreadSinceCreation(inScope(facts.firstReplies, scope)),
};

import type { Check } from './check.js';
import { checkChannels } from './checks/check-channels.js';
import { checkClock } from './checks/check-clock.js';
import { checkDatabase } from './checks/check-database.js';
import { checkEscalations } from './checks/check-escalations.js';
import { checkPeople } from './checks/check-people.js';
import { checkQueues } from './checks/check-queues.js';
import { checkScopes } from './checks/check-scopes.js';
import { checkSettings } from './checks/check-settings.js';
import { checkTokens } from './checks/check-tokens.js';

/** Every check, in the order of the report. */
export const checks: readonly Check[] = [
  checkTokens,
  checkScopes,
  checkClock,
  checkDatabase,
  checkSettings,
  checkChannels,
  checkPeople,
  checkEscalations,
  checkQueues,
];

import { whyGivenUp } from '../../../slack/what-arrived.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';

/** More than a few minutes' worth of posts. */
const manyPosts = 300;

/** What waits to be posted, and what was given up: posts, and events of Slack. */
export const checkQueues: Check = ({ database, t }) => {
  if ('fault' in database) return [];
  const { waitingPosts: count, deadPosts, deadEvents } = database;
  const found: Finding[] = [];
  if (count > manyPosts) {
    found.push({ level: 'warn', words: t('doctor.posts_many', { count }), mend: t('doctor.posts_mend') });
  } else found.push({ level: 'ok', words: t('doctor.posts_waiting', { count }) });
  for (const { reason, count: dead } of deadPosts) {
    const words = t('doctor.posts_dead', { count: dead, reason });
    found.push({ level: 'fail', words, mend: t('doctor.posts_dead_mend') });
  }
  for (const { reason, count: dead } of deadEvents) {
    const words = t('doctor.events_dead', { count: dead, reason: whyGivenUp(reason, t) });
    found.push({ level: 'fail', words, mend: t('doctor.events_dead_mend') });
  }
  return found;
};

import type { Check } from '../check.js';

const warnMs = 60_000;
/** Bolt refuses requests that are older than this. */
const failMs = 300_000;

/** Whether this machine's clock agrees with Slack's. */
export const checkClock: Check = ({ auth: { aheadMs }, t }) => {
  if (aheadMs === null) return [];
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const off = Math.abs(aheadMs);
  if (off <= warnMs) return [{ level: 'ok', words: t('doctor.clock_ok', { seconds }) }];
  const words = aheadMs > 0 ? t('doctor.clock_ahead', { seconds }) : t('doctor.clock_behind', { seconds });
  return [{ level: off > failMs ? 'fail' : 'warn', words, mend: t('doctor.clock_mend') }];
};

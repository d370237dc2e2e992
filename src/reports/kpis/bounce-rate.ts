import { escalated } from './escalated.js';
import type { Kpi, Share } from './kpi.js';
import { returned } from './returned.js';

/**
 * Bounce rate: escalations returned ÷ escalations opened, both in the period [ours]. What is returned may have been
 * opened before the period: where more came back than went out they are no part of a whole, and there is no rate.
 */
export const bounceRate: Kpi<Share> = {
  label: 'kpi.name.bounce_rate',
  heading: 'kpi.short.bounce_rate',
  measure(facts, scope) {
    const opened = escalated.measure(facts, scope).value;
    const back = returned.measure(facts, scope).value;
    return { kind: 'share', value: opened === 0 || back > opened ? null : back / opened };
  },
};

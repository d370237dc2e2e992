import type { FirstPost } from '../desk/outbox/queue.js';
import type { FreshRows } from './waking-store.js';

/** How long a card waits where a customer waits for a post of the same commit. */
const customerFirstMs = 15;

/**
 * Starts the lanes into which a commit put something: what a customer waits for at once, the rest a moment later, so
 * that the drawing of cards does not hold it up.
 * @param kick starts a lane; tells whether it is under way
 * @param wake asks the database what waits, for lanes that could not start
 */
export function kickLanes(
  fresh: FreshRows,
  kick: (lane: string, first: readonly FirstPost[]) => boolean,
  wake: () => void,
): void {
  const start = (forRequester: boolean): void => {
    const lanes = [...fresh].filter(([, each]) => each.forRequester === forRequester);
    const started = lanes.map(([lane, { first }]) => kick(lane, first));
    if (started.includes(false)) wake();
  };
  const values = [...fresh.values()];
  start(true);
  if (!values.some(({ forRequester }) => forRequester)) start(false);
  else if (values.some(({ forRequester }) => !forRequester)) setTimeout(start, customerFirstMs, false);
}

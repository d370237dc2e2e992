import type { FreshRows } from './waking-store.js';

/** How long a card waits where a customer waits for a post of the same commit. */
const customerFirstMs = 15;

/**
 * Starts the lanes into which a commit put something: what a customer waits for at once, the rest a moment later, so
 * that the drawing of cards does not hold it up.
 * @param kick starts lanes; tells whether all of them are under way
 * @param wake asks the database what waits, for lanes that could not start
 */
export function kickLanes(fresh: FreshRows, kick: (lanes: string[]) => boolean, wake: () => void): void {
  const lanes = [...fresh];
  const first = lanes.filter(([, { forRequester }]) => forRequester).map(([lane]) => lane);
  const later = lanes.filter(([, { forRequester }]) => !forRequester).map(([lane]) => lane);
  if (!kick(first)) wake();
  const rest = (): void => {
    if (!kick(later)) wake();
  };
  if (first.length === 0) rest();
  else if (later.length > 0) setTimeout(rest, customerFirstMs);
}

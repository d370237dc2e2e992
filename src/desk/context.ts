import type { Clock } from '../base/clock.js';
import type { Store } from './ports.js';

/** What every use-case is given. */
export interface Desk {
  readonly teamId: string;
  readonly clock: Clock;
  readonly store: Store;
}

import type { Clock } from '../base/clock.js';
import type { Changes } from './control/changes.js';
import type { Notifications } from './messages/notifications.js';
import type { EphemeralStore } from './workspace/ephemeral-store.js';
import type { EventDelivery } from './delivery/event-delivery.js';
import type { Faults } from './faults/faults.js';
import type { FileStore } from './workspace/file-store.js';
import type { InputStore } from './people/input-store.js';
import type { AppManifest, AppRights } from './manifest.js';
import type { EventStream } from './page/event-stream.js';
import type { PageState } from './page/controls.js';
import type { Poster } from './delivery/poster.js';
import type { RateLimits } from './api/rate-limits.js';
import type { Sockets } from './socket/sockets.js';
import type { State } from './workspace/state.js';
import type { TrafficLog } from './traffic-log.js';
import type { Triggers } from './delivery/triggers.js';
import type { WorkspaceSeed } from './workspace/seed.js';
import type { WallClock } from './wall-clock.js';

/** Everything a part of the sandbox may need; made once, in `start-sandbox.ts`. */
export interface World {
  readonly state: State;
  readonly manifest: AppManifest;
  readonly rights: AppRights;
  /** What a new or reset workspace is filled with. */
  readonly seed: WorkspaceSeed;
  readonly clock: Clock;
  readonly wall: WallClock;
  /** Where the sandbox and the app are, known once they listen; whether the app has last come by socket. */
  readonly link: { url: string; requestUrl: string | undefined; bySocket: boolean };
  readonly ephemerals: EphemeralStore;
  readonly files: FileStore;
  readonly inputs: InputStore;
  readonly triggers: Triggers;
  readonly limits: RateLimits;
  readonly notifications: Notifications;
  readonly changes: Changes;
  readonly faults: Faults;
  readonly traffic: TrafficLog;
  readonly poster: Poster;
  readonly events: EventDelivery;
  readonly sockets: Sockets;
  readonly page: PageState;
  /** What open pages are told. */
  readonly stream: EventStream;
}

/** Now in whole seconds of the desk clock. */
export function deskSeconds(world: World): number {
  return Math.floor(world.clock.now().getTime() / 1000);
}

import { fillWorkspace } from './workspace/fill-workspace.js';
import type { World } from './world.js';

/** Forgets people, channels, messages, views and files, and begins anew. Ids of the app and secrets stay. */
export function resetWorkspace(world: World): void {
  world.state.commit({ t: 'reset' });
  world.ephemerals.clear();
  world.inputs.clear();
  world.notifications.clear();
  world.limits.clear();
  world.faults.clear();
  fillWorkspace(world, world.seed);
}

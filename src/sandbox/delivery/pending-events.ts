import type { State } from '../workspace/state.js';
import type { PendingEvents } from './event-delivery.js';

/** Notes events in the workspace's own journal. */
export function pendingEvents(state: State): PendingEvents {
  let leftOver = [...state.pending.values()];
  return {
    add: (id, envelope) => {
      state.commit({ t: 'event', id, envelope });
    },
    done: (id) => {
      if (state.pending.has(id)) state.commit({ t: 'eventDone', id });
    },
    takeLeftOver: () => {
      const taken = leftOver;
      leftOver = [];
      return taken;
    },
  };
}

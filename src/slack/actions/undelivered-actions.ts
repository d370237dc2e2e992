import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import type { Asker } from '../edge.js';
import type { ActionListener } from './action.js';

function mustConfigure({ viewer }: Asker): void {
  if (!may(viewer.roles, 'configure')) throw new Refusal('refusal.not_allowed');
}

/** An admin lets what was given up be tried again, or drops it. The Home tab shows what is left. */
const decisionsOn = (what: 'undelivered' | 'unhandled'): ActionListener[] => [
  {
    actionId: `${what}_retry`,
    async handle(edge, { asker, value }) {
      mustConfigure(asker);
      await edge[what].revive(value === 'all' ? null : value);
      return null;
    },
  },
  {
    actionId: `${what}_drop`,
    async handle(edge, { asker, value }) {
      mustConfigure(asker);
      await edge[what].drop(value);
      return null;
    },
  },
];

/** What becomes of posts that could not be delivered, and of events that could not be handled. */
export const undeliveredActions: readonly ActionListener[] = [
  ...decisionsOn('undelivered'),
  ...decisionsOn('unhandled'),
];

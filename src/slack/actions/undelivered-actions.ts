import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import type { Asker } from '../edge.js';
import type { ActionListener } from './action.js';

function mustConfigure({ viewer }: Asker): void {
  if (!may(viewer.roles, 'configure')) throw new Refusal('refusal.not_allowed');
}

/** Posts that were given up: an admin lets them go out again, or drops them. The Home tab shows what is left. */
export const undeliveredActions: readonly ActionListener[] = [
  {
    actionId: 'undelivered_retry',
    async handle(edge, { asker, value }) {
      mustConfigure(asker);
      await edge.undelivered.revive(value === 'all' ? null : value);
      return null;
    },
  },
  {
    actionId: 'undelivered_drop',
    async handle(edge, { asker, value }) {
      mustConfigure(asker);
      await edge.undelivered.drop(value);
      return null;
    },
  },
];

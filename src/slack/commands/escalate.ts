import { may } from '../../desk/access/roles.js';
import { plainOf } from '../../desk/messages/subject-of.js';
import { findTicket } from '../../desk/tickets/find-ticket.js';
import { readable } from '../incoming.js';
import { perform } from '../perform.js';
import { openEscalateForm } from '../shortcuts/open-form.js';
import type { CommandListener } from './command.js';
import { isDecided } from './escalate-request.js';
import { departmentsFor } from './lost-departments.js';
import { parseEscalate } from './ticket-grammar.js';

/**
 * `/escalate N [department:] [reason]`: at once with a reason where a department is named or the ticket's category has
 * one, else by form.
 */
export const escalateCommand: CommandListener = {
  name: '/escalate',
  async handle(edge, { asker, text, triggerId }) {
    const { reads } = edge.desk.store;
    const settings = await reads.settings();
    // which departments there are is not for requesters
    const departments = may(asker.viewer.roles, 'work') ? await departmentsFor(reads, settings, text) : [];
    const request = parseEscalate(text, { ...settings, departments });
    if (request.verb === 'escalate' && request.number !== null) {
      const { number, department } = request;
      const ticket = await findTicket(reads, { number }, asker.viewer, 'work');
      if (request.reason === '' || !isDecided(request, ticket, settings)) {
        const reason = plainOf(await readable(edge, request.reason));
        await openEscalateForm(edge, asker, triggerId, { number }, { department, reason });
        return null;
      }
    }
    return perform(edge, asker, request, `trigger:${triggerId}`);
  },
};

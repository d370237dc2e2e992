import { may } from '../../desk/access/roles.js';
import { plainOf } from '../../desk/messages/subject-of.js';
import { readable } from '../incoming.js';
import { perform } from '../perform.js';
import { openEscalateForm } from '../shortcuts/open-form.js';
import type { CommandListener } from './command.js';
import { departmentsFor } from './lost-departments.js';
import { parseEscalate } from './ticket-grammar.js';

/** `/escalate N [department] [reason]`: with a department and a reason at once, else by form. */
export const escalateCommand: CommandListener = {
  name: '/escalate',
  async handle(edge, { asker, text, triggerId }) {
    const { reads } = edge.desk.store;
    const settings = await reads.settings();
    // which departments there are is not for requesters
    const departments = may(asker.viewer.roles, 'work') ? await departmentsFor(reads, settings, text) : [];
    const request = parseEscalate(text, { ...settings, departments });
    if (
      request.verb === 'escalate' &&
      request.number !== null &&
      (request.department === null || request.reason === '')
    ) {
      const { department } = request;
      const reason = plainOf(await readable(edge, request.reason));
      await openEscalateForm(edge, asker, triggerId, { number: request.number }, { department, reason });
      return null;
    }
    return perform(edge, asker, request, `trigger:${triggerId}`);
  },
};

import { may } from '../../desk/access/roles.js';
import { plainOf } from '../../desk/messages/subject-of.js';
import { readable } from '../incoming.js';
import { perform } from '../perform.js';
import { openTicketForm } from '../shortcuts/open-form.js';
import { typedTicket } from '../views/ticket-form.js';
import type { CommandListener } from './command.js';
import { parseTicketCommand } from './ticket-grammar.js';

/** `/ticket [subject]`, and `/ticket verb …` */
export const ticketCommand: CommandListener = {
  name: '/ticket',
  async handle(edge, { asker, text, triggerId }) {
    const settings = await edge.desk.store.reads.settings();
    // which departments there are is not for requesters
    const departments = may(asker.viewer.roles, 'view_any') ? settings.departments : [];
    const request = parseTicketCommand(text, { ...settings, departments });
    if (request.verb === 'open') {
      const typed = plainOf(await readable(edge, request.subject));
      await openTicketForm(edge, asker, triggerId, typedTicket(typed));
      return null;
    }
    return perform(edge, asker, request, `trigger:${triggerId}`);
  },
};

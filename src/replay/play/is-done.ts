import type { Ticket } from '../../desk/tickets/ticket.js';
import type { Company } from '../company/company.js';
import type { Act } from '../plan/step.js';

/** Whether the desk has done it. */
export function isDone(company: Company, act: Act, before: Ticket, ticket: Ticket): boolean {
  switch (act.do) {
    case 'escalate':
      return ticket.department === company.departmentOf(act.group);
    case 'assign':
      return ticket.assignee === company.somebody(act.to).id;
    case 'prioritise':
      return ticket.priority === act.priority;
    case 'categorise':
      return ticket.category === company.categoryOf(act.category);
    case 'move':
      return ticket.status === act.status;
    case 'note':
      return ticket.eventCount > before.eventCount;
  }
}

import { may } from '../desk/access/roles.js';
import { Refusal } from '../desk/errors.js';
import { escalateTicket } from '../desk/escalations/escalate.js';
import { cancelEscalations } from '../desk/escalations/cancel.js';
import { noteOnTicket, replyToTicket } from '../desk/messages/reply.js';
import { assignTicket, takeTicket } from '../desk/tickets/assign.js';
import { changeStatus, reopenTicket, resolveTicket } from '../desk/tickets/change-status.js';
import { changePriority } from '../desk/tickets/edit-ticket.js';
import type { TicketRef } from '../desk/tickets/find-ticket.js';
import { isResolved, type Ticket } from '../desk/tickets/ticket.js';
import type { WorkRequest } from '../desk/tickets/work-on-ticket.js';
import { translator, type Translate } from '../i18n/translate.js';
import { departmentName } from './blocks/words.js';
import { harmless, safe } from './blocks/text.js';
import { helpText } from './commands/help.js';
import { listTickets } from './commands/list-tickets.js';
import { showTicket } from './commands/show-ticket.js';
import type { Performable } from './commands/ticket-grammar.js';
import type { Answer, Asker, Edge } from './edge.js';
import { readable } from './incoming.js';
import { linkFor } from './ticket-url.js';

/**
 * Does what was asked by command or mention, and says what was done.
 * @param inThread the ticket of the thread it was asked in, if in one
 * @throws Refusal and the like, for `failureOf`
 */
export async function perform(
  edge: Edge,
  asker: Asker,
  request: Performable,
  key: string,
  inThread: Ticket | null = null,
): Promise<Answer> {
  const t = translator(asker.language);
  switch (request.verb) {
    case 'help':
      return { text: helpText(asker, await edge.desk.store.reads.settings()) };
    case 'wrong':
      return wrongForm(request, asker, t);
    case 'list':
      return listTickets(edge, asker, request);
    default: {
      const ref = refOf(request, inThread, t);
      const work: WorkRequest = { ticket: ref, viewer: asker.viewer, key };
      return performOn(edge, asker, request, work, t);
    }
  }
}

type OnTicket = Exclude<Performable, { verb: 'help' | 'wrong' | 'list' }>;

async function performOn(
  edge: Edge,
  asker: Asker,
  request: OnTicket,
  work: WorkRequest,
  t: Translate,
): Promise<Answer> {
  const { desk } = edge;
  const link = (ticket: Ticket): Promise<string> => linkFor(edge, ticket, asker.viewer);
  switch (request.verb) {
    case 'show':
      return showTicket(edge, asker, work.ticket);
    case 'take':
      return { text: t('done.taken', { ticket: await link(await takeTicket(desk, work)) }) };
    case 'resolve': {
      const ticket = await resolveTicket(desk, work);
      return { text: t('done.status', { ticket: await link(ticket), status: t('status.solved') }) };
    }
    case 'reopen':
      return { text: t('done.reopened', { ticket: await link(await reopenTicket(desk, work)) }) };
    case 'assign': {
      const assignee = await edge.people.viewer(request.userId);
      const ticket = await assignTicket(desk, {
        ...work,
        assignee: request.userId,
        assigneeIsAgent: may(assignee.roles, 'work'),
      });
      return { text: t('done.assigned', { ticket: await link(ticket), who: safe(assignee.person.name) }) };
    }
    case 'status': {
      const ticket = await changeStatus(desk, { ...work, status: request.status });
      return { text: t('done.status', { ticket: await link(ticket), status: t(`status.${ticket.status}`) }) };
    }
    case 'priority': {
      const ticket = await changePriority(desk, { ...work, priority: request.priority });
      return { text: t('done.priority', { ticket: await link(ticket), priority: t(`priority.${ticket.priority}`) }) };
    }
    case 'note':
      return {
        text: t('done.noted', {
          ticket: await link(await noteOnTicket(desk, { ...work, text: await readable(edge, request.text) })),
        }),
      };
    case 'reply': {
      const ticket = await replyToTicket(desk, { ...work, text: await readable(edge, request.text) });
      const key = ticket.conversation.kind === 'none' ? 'done.logged' : 'done.replied';
      const done = t(key, { ticket: await link(ticket) });
      return { text: ticket.status === 'closed' ? `${done} ${t('done.still_closed')}` : done };
    }
    case 'cancel': {
      const { ticket, department } = await cancelEscalations(desk, { ...work, department: request.department });
      const name = safe(departmentName(await desk.store.reads.settings(), department, asker.language));
      return { text: t('done.escalation_cancelled', { department: name, ticket: await link(ticket) }) };
    }
    case 'escalate': {
      const { department } = request;
      const reason = await readable(edge, request.reason);
      const escalation = await escalateTicket(desk, {
        ...work,
        department,
        reason,
        urgency: null,
        question: '',
        handOver: false,
      });
      const settings = await desk.store.reads.settings();
      const ticket = await desk.store.reads.ticket(escalation.ticketId);
      const name = safe(departmentName(settings, escalation.department, asker.language));
      const done = { department: name, ticket: ticket ? await link(ticket) : '' };
      if (!ticket || !isResolved(ticket.status)) return { text: t('done.escalated', done) };
      return { text: t('done.escalated_solved', { ...done, status: t(`status.${ticket.status}`) }) };
    }
  }
}

function refOf({ verb, number }: OnTicket, inThread: Ticket | null, t: Translate): TicketRef {
  if (number !== null) return { number };
  if (inThread) return { id: inThread.id };
  throw new Refusal('refusal.not_in_thread', { example: t(`usage.${verb}`) });
}

/** What is wrong, and the right form; requesters have one list, and are not told of the desk's. */
function wrongForm(request: Extract<Performable, { verb: 'wrong' }>, asker: Asker, t: Translate): Answer {
  if (request.usage === 'usage.list' && !may(asker.viewer.roles, 'view_any')) {
    const own = request.problem === 'problem.list' ? 'problem.list_own' : 'problem.list_here';
    return { text: t('command.usage', { problem: t(own), usage: t('usage.list_own') }) };
  }
  const say = t as (key: string, values: Record<string, string>) => string;
  const problem = say(request.problem, { input: harmless(request.input) });
  return { text: t('command.usage', { problem, usage: t(request.usage) }) };
}

import { Refusal } from '../../desk/errors.js';
import { findTicket } from '../../desk/tickets/find-ticket.js';
import { takeTicket } from '../../desk/tickets/assign.js';
import { reopenTicket, resolveTicket } from '../../desk/tickets/change-status.js';
import type { Ticket } from '../../desk/tickets/ticket.js';
import { cardMenu, type CardMenuItem } from '../blocks/card.js';
import { numberOf } from '../commands/words.js';
import { readOffer } from '../commands/escalate-request.js';
import { showTicket } from '../commands/show-ticket.js';
import type { Edge } from '../edge.js';
import { openEscalateForm, openView } from '../shortcuts/open-form.js';
import { editForm } from '../views/ticket-form.js';
import { assignForm, noteForm, priorityForm, replyForm, statusForm } from '../views/work-forms.js';
import type { ActionCall, ActionListener } from './action.js';

function workOf(call: ActionCall): { ticket: { id: string }; viewer: ActionCall['asker']['viewer']; key: string } {
  return { ticket: { id: call.value }, viewer: call.asker.viewer, key: call.key };
}

function workable(edge: Edge, call: ActionCall, id = call.value): Promise<Ticket> {
  return findTicket(edge.desk.store.reads, { id }, call.asker.viewer, 'work');
}

const take: ActionListener = {
  actionId: 'ticket_take',
  changesTicket: true,
  async handle(edge, call) {
    await takeTicket(edge.desk, workOf(call));
    return null;
  },
};

const reply: ActionListener = {
  actionId: 'ticket_reply',
  async handle(edge, call) {
    await openView(edge, call.triggerId, replyForm(await workable(edge, call), call.asker.language));
    return null;
  },
};

const escalate: ActionListener = {
  actionId: 'ticket_escalate',
  async handle(edge, call) {
    await openEscalateForm(edge, call.asker, call.triggerId, { id: call.value });
    return null;
  },
};

const resolve: ActionListener = {
  actionId: 'ticket_resolve',
  changesTicket: true,
  async handle(edge, call) {
    await resolveTicket(edge.desk, workOf(call));
    return null;
  },
};

const reopen: ActionListener = {
  actionId: 'ticket_reopen',
  changesTicket: true,
  async handle(edge, call) {
    await reopenTicket(edge.desk, workOf(call));
    return null;
  },
};

const more: ActionListener = {
  actionId: 'ticket_more',
  async handle(edge, call) {
    const [item, id = ''] = call.value.split(':');
    const ticket = await workable(edge, call, id);
    const { language } = call.asker;
    const settings = await edge.desk.store.reads.settings();
    const forms = {
      assign: () => assignForm(ticket, language),
      status: () => statusForm(ticket, language),
      priority: () => priorityForm(ticket, language),
      note: () => noteForm(ticket, language),
      edit: () => editForm(ticket, settings, language),
    } satisfies Record<CardMenuItem, unknown>;
    const chosen = cardMenu.find((each) => each === item);
    if (!chosen) throw new Refusal('refusal.ticket_gone');
    await openView(edge, call.triggerId, forms[chosen]());
    return null;
  },
};

/** A ticket's number in a digest or list. @see blocks/digest.ts */
const open: ActionListener = {
  actionId: 'ticket_open',
  handle: (edge, call) => showTicket(edge, call.asker, { number: numberOf(call.value) ?? 0 }),
};

/** The requester says thanks, or that it is not solved after all. */
const solved: ActionListener = {
  actionId: 'requester_solved',
  changesTicket: true,
  async handle(edge, call) {
    await resolveTicket(edge.desk, workOf(call));
    return null;
  },
};

const requesterReopen: ActionListener = {
  actionId: 'requester_reopen',
  changesTicket: true,
  async handle(edge, call) {
    await reopenTicket(edge.desk, workOf(call));
    return null;
  },
};

/** The form that an emoji or mention could not open by itself. */
const escalateButton: ActionListener = {
  actionId: 'escalate_form',
  async handle(edge, call) {
    const { ticketId, ...typed } = readOffer(call.value);
    await openEscalateForm(edge, call.asker, call.triggerId, { id: ticketId }, typed);
    return null;
  },
};

export const ticketActions: readonly ActionListener[] = [
  take,
  reply,
  escalate,
  resolve,
  reopen,
  more,
  open,
  solved,
  requesterReopen,
  escalateButton,
];

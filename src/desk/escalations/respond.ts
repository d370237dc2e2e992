import { isOfDepartment, may, type Viewer } from '../access/roles.js';
import type { Desk } from '../context.js';
import { Refusal } from '../errors.js';
import type { Message } from '../messages/message.js';
import { addReply } from '../messages/write-message.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { Transaction } from '../ports.js';
import type { Ticket } from '../tickets/ticket.js';
import { TicketWork } from '../tickets/ticket-work.js';
import type { DeskSettings } from '../settings/desk-settings.js';
import { departmentOf, isActive, type Escalation } from './escalation.js';
import { refreshEscalation } from './redraw.js';

export interface RespondRequest {
  readonly escalationId: string;
  readonly viewer: Viewer;
  readonly key: string;
}

/** Work on an escalation and its ticket, in one transaction; `who` says whose right it is. */
async function workOnEscalation<T>(
  desk: Desk,
  request: RespondRequest,
  who: 'department' | 'agent',
  work: (on: TicketWork, tx: Transaction, escalation: Escalation) => Promise<T>,
): Promise<{ ticket: Ticket; result: T }> {
  return desk.store.transaction(async (tx) => {
    await tx.once(request.key);
    const escalation = await tx.escalation(request.escalationId);
    const ticket = escalation && (await tx.ticket(escalation.ticketId));
    const settings = await tx.settings();
    const department = settings.departments.find(({ key }) => key === escalation?.department);
    const allowed =
      who === 'agent'
        ? may(request.viewer.roles, 'work')
        : department !== undefined && (await isOfDepartment(request.viewer, department));
    if (who === 'department' && escalation) mustBeSetUp(settings, escalation);
    if (!ticket || !allowed) throw new Refusal(who === 'agent' ? 'refusal.agents_only' : 'refusal.not_your_escalation');
    const { userId } = request.viewer.person;
    const on = new TicketWork({ ticket, settings, actor: { kind: 'user', userId }, now: desk.clock.now() });
    const result = await work(on, tx, escalation);
    return { ticket: await on.save(tx), result };
  });
}

/**
 * Nobody is of a department that the settings do not know.
 * @throws Refusal that says so, rather than that the person is not of it
 */
export function mustBeSetUp({ departments }: DeskSettings, { department }: Escalation): void {
  if (departments.some(({ key }) => key === department)) return;
  throw new Refusal('refusal.department_gone', { department: `text:${department}` });
}

/** Ends an escalation; the ticket's department follows. */
export async function endEscalation(
  on: TicketWork,
  tx: Transaction,
  before: Escalation,
  end: Partial<Escalation> & { readonly state: 'returned' | 'answered' | 'cancelled' },
): Promise<Escalation> {
  return changeEscalation(on, tx, before, {
    ...end,
    endedAt: on.now,
    ...(on.actorId === null ? {} : { endedBy: on.actorId }),
  });
}

async function changeEscalation(
  on: TicketWork,
  tx: Transaction,
  before: Escalation,
  fields: Partial<Escalation>,
): Promise<Escalation> {
  const after: Escalation = { ...before, ...fields, version: before.version + 1 };
  await tx.saveEscalation(after);
  const all = await tx.escalationsOf(on.ticket.id);
  on.change(
    { department: departmentOf(all) },
    {
      type: 'escalation_changed',
      escalationId: after.id,
      department: after.department,
      before: before.state,
      after: after.state,
      handedOver: after.handedOver,
    },
  );
  await refreshEscalation(on, tx, after);
  on.refreshCard();
  return after;
}

/** Solving or closing a ticket cancels the escalations that nobody accepted yet. */
export async function cancelWaiting(on: TicketWork, tx: Transaction): Promise<void> {
  for (const escalation of await tx.escalationsOf(on.ticket.id)) {
    if (escalation.state === 'waiting') await endEscalation(on, tx, escalation, { state: 'cancelled' });
  }
}

/** The agent of the ticket (else who escalated it) is told of each step. */
export function tellAgent(
  on: TicketWork,
  escalation: Escalation,
  key: MessageKey,
  more: Record<string, string> = {},
): void {
  const values = { who: `person:${on.actorId ?? ''}`, department: `department:${escalation.department}`, ...more };
  on.tellCard({ key, values }, on.ticket.assignee ?? escalation.openedBy);
}

function mustBeActive(escalation: Escalation): void {
  if (isActive(escalation.state)) return;
  throw new Refusal('refusal.escalation_ended', { state: `escalation.state:${escalation.state}` });
}

/** The department takes it on. */
export async function acceptEscalation(desk: Desk, request: RespondRequest): Promise<void> {
  await workOnEscalation(desk, request, 'department', async (on, tx, escalation) => {
    mustBeActive(escalation);
    if (escalation.state === 'accepted') {
      throw new Refusal('refusal.accepted_already', { who: `person:${escalation.acceptedBy ?? ''}` });
    }
    await changeEscalation(on, tx, escalation, {
      state: 'accepted',
      acceptedAt: on.now,
      acceptedBy: request.viewer.person.userId,
    });
    tellAgent(on, escalation, 'line.escalation_accepted');
  });
}

/** The department gives it back, with a reason. */
export async function returnEscalation(
  desk: Desk,
  request: RespondRequest & { readonly reason: string },
): Promise<void> {
  const reason = request.reason.trim();
  if (reason === '') throw new Refusal('refusal.return_reason', {}, 'reason');
  await workOnEscalation(desk, request, 'department', async (on, tx, escalation) => {
    mustBeActive(escalation);
    await endEscalation(on, tx, escalation, { state: 'returned', returnReason: reason });
    tellAgent(on, escalation, 'line.escalation_returned', { reason: `text:${reason}` });
  });
}

/** The department answers: the text is a note for the agent, who may send it on to the customer. */
export async function answerEscalation(desk: Desk, request: RespondRequest & { readonly text: string }): Promise<void> {
  if (request.text.trim() === '') throw new Refusal('refusal.answer_text', {}, 'answer');
  await workOnEscalation(desk, request, 'department', async (on, tx, escalation) => {
    mustBeActive(escalation);
    const { userId } = request.viewer.person;
    const messageId = tx.newId();
    const message = {
      id: messageId,
      teamId: on.ticket.teamId,
      ticketId: on.ticket.id,
      role: 'note' as const,
      author: { kind: 'slack' as const, userId },
      text: request.text,
      files: [],
      at: on.now,
      source: null,
      escalationId: escalation.id,
      copies: [],
      fileCopies: [],
    };
    await tx.insertMessage(message);
    on.record({ type: 'noted', messageId });
    const accepted = escalation.state === 'accepted' ? {} : { acceptedAt: on.now, acceptedBy: userId };
    await endEscalation(on, tx, escalation, { ...accepted, state: 'answered', answerMessageId: messageId });
    const { queue } = on.settings;
    if (queue !== null)
      on.tell({ kind: 'escalation_answer', escalationId: escalation.id }, queue, `answer:${escalation.id}`);
  });
}

/** @throws Refusal where nothing is left of an answer: an empty reply would go to the customer */
export function mustHaveWords({ text }: Pick<Message, 'text'>): void {
  if (text.trim() === '') throw new Refusal('refusal.answer_erased');
}

/** An agent sends the department's answer on to the customer, as it is or edited: it is the agent's public reply. */
export async function passAnswerOn(desk: Desk, request: RespondRequest & { readonly text?: string }): Promise<Ticket> {
  const { ticket } = await workOnEscalation(desk, request, 'agent', async (on, tx, escalation) => {
    const answer = escalation.answerMessageId === undefined ? null : await tx.message(escalation.answerMessageId);
    if (!answer) throw new Refusal('refusal.no_answer');
    if (escalation.answerPassedOnAt) throw new Refusal('refusal.passed_on_already');
    mustHaveWords(answer);
    const message = await addReply(on, tx, {
      author: { kind: 'slack', userId: request.viewer.person.userId },
      text: request.text ?? answer.text,
      files: [],
      source: null,
    });
    on.record({ type: 'answer_passed_on', escalationId: escalation.id, messageId: message.id });
    await tx.saveEscalation({ ...escalation, answerPassedOnAt: on.now, version: escalation.version + 1 });
    const { queue } = on.settings;
    if (queue !== null)
      on.tell({ kind: 'escalation_answer', escalationId: escalation.id }, queue, `answer:${escalation.id}`);
  });
  return ticket;
}

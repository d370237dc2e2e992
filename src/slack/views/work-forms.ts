import type { InputBlock, View } from '@slack/types';
import { departmentFor, urgencyOf } from '../../desk/escalations/escalate.js';
import { isActive, urgencies, type Escalation } from '../../desk/escalations/escalation.js';
import { plainOf } from '../../desk/messages/subject-of.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import { isResolved, priorities, statuses, type Ticket } from '../../desk/tickets/ticket.js';
import type { Language } from '../../i18n/language.js';
import { translator, type Translate } from '../../i18n/translate.js';
import { contactLine } from '../blocks/requester.js';
import { context, safe } from '../blocks/text.js';
import { field, modal, radio, select, textInput } from './fields.js';

/** A public reply; for a contact outside Slack it records what they were told. */
export function replyForm(ticket: Ticket, language: Language): View {
  const t = translator(language);
  const logs = ticket.conversation.kind === 'none';
  const values = { number: ticket.number };
  const then = [
    { value: 'same', label: t('field.then_same') },
    ...(['pending', 'on_hold', 'solved'] as const).map((value) => ({ value, label: t(`status.${value}`) })),
  ];
  return modal({
    callbackId: 'reply_form',
    language,
    title: logs ? t('form.log_contact', values) : t('form.reply', values),
    submit: logs ? 'submit.save' : 'submit.send',
    blocks: [
      // whoever calls has the number before them
      ...(ticket.requester.kind === 'contact' ? [context(safe(contactLine(ticket.requester)))] : []),
      field('text', logs ? t('field.log_contact') : t('field.reply'), textInput('', { multiline: true })),
      field('then', t('field.then'), select(then, 'same')),
    ],
    metadata: { ticketId: ticket.id },
  });
}

/** An internal note. */
export function noteForm(ticket: Ticket, language: Language): View {
  const t = translator(language);
  return modal({
    callbackId: 'note_form',
    language,
    title: t('form.note', { number: ticket.number }),
    submit: 'submit.save',
    blocks: [field('text', t('field.note'), textInput('', { multiline: true }))],
    metadata: { ticketId: ticket.id },
  });
}

/** Who is to have the ticket; nobody gives it back to the queue. */
export function assignForm(ticket: Ticket, language: Language): View {
  const t = translator(language);
  const { assignee } = ticket;
  return modal({
    callbackId: 'assign_form',
    language,
    title: t('form.assign', { number: ticket.number }),
    submit: 'submit.save',
    blocks: [
      field(
        'assignee',
        t('field.assignee'),
        assignee === null ? { type: 'users_select' } : { type: 'users_select', initial_user: assignee },
        { optional: true, hint: t('field.assignee_hint') },
      ),
    ],
    metadata: { ticketId: ticket.id },
  });
}

/** The ticket’s status. */
export function statusForm(ticket: Ticket, language: Language): View {
  const t = translator(language);
  const choices = statuses.map((value) => ({ value, label: t(`status.${value}`) }));
  return modal({
    callbackId: 'status_form',
    language,
    title: t('form.status', { number: ticket.number }),
    submit: 'submit.save',
    blocks: [field('status', t('field.status'), select(choices, ticket.status))],
    metadata: { ticketId: ticket.id },
  });
}

/** The ticket’s priority. */
export function priorityForm(ticket: Ticket, language: Language): View {
  const t = translator(language);
  const choices = priorities.map((value) => ({ value, label: t(`priority.${value}`) }));
  return modal({
    callbackId: 'priority_form',
    language,
    title: t('form.priority', { number: ticket.number }),
    submit: 'submit.save',
    blocks: [field('priority', t('field.priority'), select(choices, ticket.priority))],
    metadata: { ticketId: ticket.id },
  });
}

/** Which department, why, how urgent, what is asked. Filled in from the ticket's category and what was typed. */
export function escalateForm(form: {
  readonly ticket: Ticket;
  readonly settings: DeskSettings;
  readonly escalations: readonly Escalation[];
  readonly language: Language;
  readonly department?: string | null;
  readonly reason?: string;
}): View {
  const t = translator(form.language);
  const { ticket, settings } = form;
  const departments = settings.departments.map(({ key, name }) => ({ value: key, label: name[form.language] }));
  const chosen = form.department ?? departmentFor(settings, ticket.category)?.key ?? null;
  const others = form.escalations.some(({ state }) => isActive(state));
  const modes = [
    { value: 'also', label: t('field.mode_also') },
    { value: 'hand_over', label: t('field.mode_hand_over') },
  ];
  return modal({
    callbackId: 'escalate_form',
    language: form.language,
    title: t('form.escalate', { number: ticket.number }),
    submit: 'submit.escalate',
    blocks: [
      ...(isResolved(ticket.status) ? [context(solvedWord(ticket, t))] : []),
      field('department', t('field.department'), select(departments, chosen)),
      field(
        'reason',
        t('field.reason'),
        textInput(form.reason ?? '', { multiline: true, placeholder: t('field.reason_hint') }),
      ),
      field(
        'urgency',
        t('field.urgency'),
        select(
          urgencies.map((value) => ({ value, label: t(`urgency.${value}`) })),
          urgencyOf(ticket.priority),
        ),
      ),
      field('question', t('field.question'), textInput('', { multiline: true }), { optional: true }),
      ...(others ? [field('mode', t('field.mode'), radio(modes, 'also'))] : []),
    ],
    metadata: { ticketId: ticket.id },
  });
}

function solvedWord({ number, status }: Ticket, t: Translate): string {
  return t('form.escalate_solved', { number, status: t(`status.${status}`) });
}

/** Why a department returns an escalation. */
export function returnForm(escalation: Escalation, language: Language): View {
  const t = translator(language);
  return modal({
    callbackId: 'return_form',
    language,
    title: t('form.return', { number: escalation.ticketNumber }),
    submit: 'submit.return',
    blocks: [
      field('reason', t('field.return_reason'), textInput('', { multiline: true, max: 500 }), {
        hint: t('field.return_reason_hint'),
      }),
    ],
    metadata: { escalationId: escalation.id },
  });
}

/** A department’s answer to the agents. */
export function answerForm(escalation: Escalation, language: Language): View {
  const t = translator(language);
  return modal({
    callbackId: 'answer_form',
    language,
    title: t('form.answer', { number: escalation.ticketNumber }),
    submit: 'submit.send',
    blocks: [field('answer', t('field.answer'), textInput('', { multiline: true }), { hint: t('field.answer_hint') })],
    metadata: { escalationId: escalation.id },
  });
}

/** The department's answer, to be edited before the customer gets it. @param answer mrkdwn */
export function passOnForm(escalation: Escalation, answer: string, language: Language): View {
  const t = translator(language);
  return modal({
    callbackId: 'pass_on_form',
    language,
    title: t('form.pass_on'),
    submit: 'submit.send',
    blocks: [field('text', t('field.reply'), textInput(plainOf(answer), { multiline: true }))],
    metadata: { escalationId: escalation.id },
  });
}

/** Asks for the number of the ticket to escalate. */
export function numberForm(language: Language): View {
  const t = translator(language);
  return modal({
    callbackId: 'pick_form',
    language,
    title: t('form.pick_ticket'),
    submit: 'submit.escalate',
    blocks: [numberField(t)],
    metadata: {},
  });
}

/** Adds a message to a ticket: its text may be shortened before. `metadata` says where the message stands. */
export function addForm(form: {
  readonly text: string;
  /** Somebody else's words from a private place: sending the form confirms that agents may read them. */
  readonly isPrivate: boolean;
  readonly metadata: unknown;
  readonly language: Language;
}): View {
  const t = translator(form.language);
  return modal({
    callbackId: 'add_form',
    language: form.language,
    title: t('form.add_to_ticket'),
    submit: 'submit.save',
    blocks: [
      ...(form.isPrivate ? [context(t('form.private_added'))] : []),
      numberField(t),
      field('text', t('field.message'), textInput(form.text, { multiline: true })),
    ],
    metadata: form.metadata,
  });
}

function numberField(t: Translate): InputBlock {
  return field('number', t('field.ticket_number'), textInput('', { max: 20 }), { hint: t('field.ticket_number_hint') });
}

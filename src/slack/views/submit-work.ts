import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import { escalateTicket } from '../../desk/escalations/escalate.js';
import { urgencies } from '../../desk/escalations/escalation.js';
import { answerEscalation, passAnswerOn, returnEscalation } from '../../desk/escalations/respond.js';
import { addToTicket } from '../../desk/messages/add-to-ticket.js';
import type { MessageFile } from '../../desk/messages/message.js';
import { noteOnTicket, replyToTicket } from '../../desk/messages/reply.js';
import { escapeText } from '../../desk/messages/subject-of.js';
import { assignTicket } from '../../desk/tickets/assign.js';
import { changeStatus } from '../../desk/tickets/change-status.js';
import { changePriority } from '../../desk/tickets/edit-ticket.js';
import { priorities, statuses } from '../../desk/tickets/ticket.js';
import type { WorkRequest } from '../../desk/tickets/work-on-ticket.js';
import { numberOf, userOf } from '../commands/words.js';
import { escalateView } from '../shortcuts/open-form.js';
import { metadataId, type FormCall, type FormListener } from './form.js';

function workOf(call: FormCall): WorkRequest {
  return { ticket: { id: metadataId(call, 'ticketId') }, viewer: call.asker.viewer, key: call.key };
}

/** A text as it was typed, made safe for Slack. @throws Refusal when it is empty */
function textOf(call: FormCall, field: string): string {
  const text = call.values[field];
  if (!text) throw new Refusal('error.text_empty', {}, field);
  return escapeText(text);
}

const reply: FormListener = {
  callbackId: 'reply_form',
  async handle(edge, call) {
    const status = statuses.find((each) => each === call.values['then']);
    await replyToTicket(edge.desk, {
      ...workOf(call),
      text: textOf(call, 'text'),
      ...(status === undefined ? {} : { status }),
    });
    return null;
  },
};

const note: FormListener = {
  callbackId: 'note_form',
  async handle(edge, call) {
    await noteOnTicket(edge.desk, { ...workOf(call), text: textOf(call, 'text') });
    return null;
  },
};

const assign: FormListener = {
  callbackId: 'assign_form',
  async handle(edge, call) {
    const assignee = call.values['assignee'] ?? null;
    if (assignee !== null && userOf(`<@${assignee}>`) === null) throw new Refusal('error.text_empty', {}, 'assignee');
    const assigneeIsAgent = assignee === null || may((await edge.people.viewer(assignee)).roles, 'work');
    await assignTicket(edge.desk, { ...workOf(call), assignee, assigneeIsAgent });
    return null;
  },
};

const status: FormListener = {
  callbackId: 'status_form',
  async handle(edge, call) {
    const chosen = statuses.find((each) => each === call.values['status']);
    if (chosen) await changeStatus(edge.desk, { ...workOf(call), status: chosen });
    return null;
  },
};

const priority: FormListener = {
  callbackId: 'priority_form',
  async handle(edge, call) {
    const chosen = priorities.find((each) => each === call.values['priority']);
    if (chosen) await changePriority(edge.desk, { ...workOf(call), priority: chosen });
    return null;
  },
};

const escalate: FormListener = {
  callbackId: 'escalate_form',
  async handle(edge, call) {
    const { values } = call;
    await escalateTicket(edge.desk, {
      ...workOf(call),
      department: values['department'] ?? null,
      reason: textOf(call, 'reason'),
      urgency: urgencies.find((each) => each === values['urgency']) ?? 'normal',
      question: escapeText(values['question'] ?? ''),
      handOver: values['mode'] === 'hand_over',
    });
    return null;
  },
};

const returnBack: FormListener = {
  callbackId: 'return_form',
  async handle(edge, call) {
    const { viewer } = call.asker;
    const reason = call.values['reason'] ?? '';
    await returnEscalation(edge.desk, {
      escalationId: metadataId(call, 'escalationId'),
      viewer,
      key: call.key,
      reason,
    });
    return null;
  },
};

const answer: FormListener = {
  callbackId: 'answer_form',
  async handle(edge, call) {
    const { viewer } = call.asker;
    const text = textOf(call, 'answer');
    await answerEscalation(edge.desk, { escalationId: metadataId(call, 'escalationId'), viewer, key: call.key, text });
    return null;
  },
};

const passOn: FormListener = {
  callbackId: 'pass_on_form',
  async handle(edge, call) {
    const { viewer } = call.asker;
    const text = textOf(call, 'text');
    await passAnswerOn(edge.desk, { escalationId: metadataId(call, 'escalationId'), viewer, key: call.key, text });
    return null;
  },
};

function typedNumber(call: FormCall): number {
  const input = call.values['number'] ?? '';
  const number = numberOf(input);
  if (number === null) throw new Refusal('error.ticket_number', { input: `text:${input}` }, 'number');
  return number;
}

const add: FormListener = {
  callbackId: 'add_form',
  async handle(edge, call) {
    const { channel, ts, threadTs, author, revision, files } = call.metadata as {
      channel: string;
      ts: string;
      threadTs?: string;
      author: string;
      revision: string;
      files: MessageFile[];
    };
    await addToTicket(edge.desk, {
      ticket: { number: typedNumber(call) },
      viewer: call.asker.viewer,
      key: call.key,
      author,
      text: textOf(call, 'text'),
      files,
      revision,
      place: { channel, ts, ...(threadTs === undefined ? {} : { threadTs }) },
    });
    return null;
  },
};

const pick: FormListener = {
  callbackId: 'pick_form',
  async handle(edge, call) {
    return { view: await escalateView(edge, call.asker, { number: typedNumber(call) }) };
  },
};

export const workForms: readonly FormListener[] = [
  reply,
  note,
  assign,
  status,
  priority,
  escalate,
  returnBack,
  answer,
  passOn,
  add,
  pick,
];

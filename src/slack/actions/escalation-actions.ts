import { isOfDepartment, may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import type { Escalation } from '../../desk/escalations/escalation.js';
import { acceptEscalation, mustBeSetUp, mustHaveWords, passAnswerOn } from '../../desk/escalations/respond.js';
import type { Edge } from '../edge.js';
import { openView } from '../shortcuts/open-form.js';
import { answerForm, passOnForm, returnForm } from '../views/work-forms.js';
import type { ActionCall, ActionListener } from './action.js';

/** The escalation, if the person is of its department now. The submission checks it again. */
async function forDepartment(edge: Edge, call: ActionCall): Promise<Escalation> {
  const { reads } = edge.desk.store;
  const escalation = await reads.escalation(call.value);
  const settings = await reads.settings();
  if (escalation) mustBeSetUp(settings, escalation);
  const department = settings.departments.find(({ key }) => key === escalation?.department);
  if (escalation && department && (await isOfDepartment(call.asker.viewer, department))) return escalation;
  throw new Refusal('refusal.not_your_escalation');
}

const accept: ActionListener = {
  actionId: 'escalation_accept',
  async handle(edge, { value, asker, key }) {
    await acceptEscalation(edge.desk, { escalationId: value, viewer: asker.viewer, key });
    return null;
  },
};

const returnBack: ActionListener = {
  actionId: 'escalation_return',
  async handle(edge, call) {
    await openView(edge, call.triggerId, returnForm(await forDepartment(edge, call), call.asker.language));
    return null;
  },
};

const answer: ActionListener = {
  actionId: 'escalation_answer',
  async handle(edge, call) {
    await openView(edge, call.triggerId, answerForm(await forDepartment(edge, call), call.asker.language));
    return null;
  },
};

const sendAnswer: ActionListener = {
  actionId: 'answer_send',
  async handle(edge, { value, asker, key }) {
    await passAnswerOn(edge.desk, { escalationId: value, viewer: asker.viewer, key });
    return null;
  },
};

const editAnswer: ActionListener = {
  actionId: 'answer_edit',
  async handle(edge, { value, asker, triggerId }) {
    const { reads } = edge.desk.store;
    if (!may(asker.viewer.roles, 'work')) throw new Refusal('refusal.agents_only');
    const escalation = await reads.escalation(value);
    const text = escalation?.answerMessageId === undefined ? null : await reads.message(escalation.answerMessageId);
    if (!escalation || !text) throw new Refusal('refusal.no_answer');
    if (escalation.answerPassedOnAt) throw new Refusal('refusal.passed_on_already');
    mustHaveWords(text);
    await openView(edge, triggerId, passOnForm(escalation, text.text, asker.language));
    return null;
  },
};

export const escalationActions: readonly ActionListener[] = [accept, returnBack, answer, sendAnswer, editAnswer];

import type { App, BlockAction, BlockElementAction, RespondFn } from '@slack/bolt';
import type { Answer, Asker, Edge } from '../edge.js';
import { redrawHome } from '../home/show-home.js';
import { answerOf, inTime } from '../in-time.js';
import { slackErrorCode } from '../optional.js';
import { wordModal } from '../views/fields.js';
import type { ActionListener } from './action.js';
import { auditActions } from './audit-actions.js';
import { escalationActions } from './escalation-actions.js';
import { listActions } from './list-actions.js';
import { openActions } from './open-actions.js';
import { ticketActions } from './ticket-actions.js';
import { undeliveredActions } from './undelivered-actions.js';

/** Every button and menu. */
export const actionListeners: readonly ActionListener[] = [
  ...ticketActions,
  ...escalationActions,
  ...openActions,
  ...listActions,
  ...auditActions,
  ...undeliveredActions,
];

function valueOf(action: BlockElementAction): string {
  const value: unknown =
    action.type === 'overflow' || action.type === 'static_select'
      ? action.selected_option.value
      : 'value' in action && action.value;
  return typeof value === 'string' ? value : '';
}

/** Registers the actions: saved before they are acknowledged; answers are seen by the person alone. */
export function registerActions(app: App, edge: Edge): void {
  for (const { actionId, handle, replaces = false } of actionListeners) {
    app.action<BlockAction>(actionId, async ({ body, action, ack, respond }) => {
      const key = `action:${body.trigger_id}:${actionId}`;
      const call = { value: valueOf(action), triggerId: body.trigger_id, key, channel: body.channel?.id ?? null };
      const done = await inTime(edge, body.user.id, (timely, asker) => handle(timely, { asker, ...call }));
      await ack();
      const answer = answerOf(done);
      if (answer) await tell(edge, body, answer, done.reader, respond, replaces && done.failure === undefined);
      const isDone = done.failure === undefined && !actionId.startsWith('home_page');
      if (body.view?.type === 'home' && isDone)
        await edge.optional('views.publish', () => redrawHome(edge, body.user.id));
    });
  }
}

async function tell(
  edge: Edge,
  body: BlockAction,
  answer: Answer,
  reader: Pick<Asker, 'language'>,
  respond: RespondFn,
  replaces: boolean,
): Promise<void> {
  try {
    if (body.response_url) await respond({ response_type: 'ephemeral', replace_original: replaces, ...answer });
    else await edge.client.views.open({ trigger_id: body.trigger_id, view: wordModal(answer, reader) });
  } catch (error) {
    edge.logger.warn({ code: slackErrorCode(error) }, 'An answer could not be shown');
  }
}

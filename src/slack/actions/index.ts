import type { App, BlockAction, BlockElementAction, RespondFn } from '@slack/bolt';
import { showTicket } from '../commands/show-ticket.js';
import { askerOf, type Answer, type Asker, type Edge } from '../edge.js';
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
  for (const listener of actionListeners) {
    const { actionId, handle, changesTicket = false } = listener;
    app.action<BlockAction>(actionId, async ({ body, action, ack, respond }) => {
      const key = `action:${body.trigger_id}:${actionId}`;
      const call = { value: valueOf(action), triggerId: body.trigger_id, key, channel: body.channel?.id ?? null };
      const done = await inTime(edge, body.user.id, (timely, asker) => handle(timely, { asker, ...call }));
      await ack();
      const shows = changesTicket && done.failure === undefined && isOwnView(body);
      const answer = shows ? await ticketNow(edge, body.user.id, call.value) : answerOf(done);
      const replaces = shows || (listener.replaces === true && done.failure === undefined);
      if (answer) await tell(edge, body, answer, done.reader, respond, replaces);
      const isDone = done.failure === undefined && !actionId.startsWith('home_page');
      if (body.view?.type === 'home' && isDone)
        await edge.optional('views.publish', () => redrawHome(edge, body.user.id));
    });
  }
}

/** Whether only that person sees what they pressed in: no post of the outbox's, that would be drawn anew. */
function isOwnView({ container, view }: BlockAction): boolean {
  return view?.type === 'modal' || container['is_ephemeral'] === true;
}

/** The ticket as it is after a press. What cannot be shown is not worth an error: the press was saved. */
async function ticketNow(edge: Edge, userId: string, id: string): Promise<Answer | null> {
  try {
    return await showTicket(edge, await askerOf(edge, userId), { id });
  } catch (error) {
    edge.logger.warn({ err: error }, 'A ticket could not be shown after a press');
    return null;
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
    const view = wordModal(answer, reader);
    if (body.response_url) await respond({ response_type: 'ephemeral', replace_original: replaces, ...answer });
    else if (replaces && body.view) await edge.client.views.update({ view_id: body.view.id, view });
    else await edge.client.views.open({ trigger_id: body.trigger_id, view });
  } catch (error) {
    edge.logger.warn({ code: slackErrorCode(error) }, 'An answer could not be shown');
  }
}

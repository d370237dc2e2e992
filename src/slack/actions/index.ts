import type { App, BlockAction, BlockElementAction, RespondFn } from '@slack/bolt';
import { askerOf, unknownAsker, type Answer, type Asker, type Edge } from '../edge.js';
import { slackErrorCode } from '../optional.js';
import { failureOf } from '../refuse.js';
import { wordModal } from '../views/index.js';
import type { ActionListener } from './action.js';
import { escalationActions } from './escalation-actions.js';
import { openActions } from './open-actions.js';
import { ticketActions } from './ticket-actions.js';

/** Every button and menu. */
export const actionListeners: readonly ActionListener[] = [...ticketActions, ...escalationActions, ...openActions];

function valueOf(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  if (action.type === 'overflow' || action.type === 'static_select') return action.selected_option.value;
  return '';
}

/** Registers the actions: saved before they are acknowledged; answers are seen by the person alone. */
export function registerActions(app: App, edge: Edge): void {
  for (const { actionId, handle } of actionListeners) {
    app.action<BlockAction>(actionId, async ({ body, action, ack, respond }) => {
      const answer = await answerTo(edge, { actionId, handle }, body, action);
      await ack();
      if (answer) await tell(edge, body, answer, respond);
      if (body.view?.type === 'home' && !actionId.startsWith('home_page')) await redrawHome(edge, body.user.id);
    });
  }
}

async function answerTo(
  edge: Edge,
  { actionId, handle }: ActionListener,
  body: BlockAction,
  action: BlockElementAction,
): Promise<Answer | null> {
  let reader: Pick<Asker, 'language'> = unknownAsker;
  try {
    const asker = await askerOf(edge, body.user.id);
    reader = asker;
    const key = `action:${body.trigger_id}:${actionId}`;
    const channel = body.channel?.id ?? null;
    return await handle(edge, { asker, value: valueOf(action), triggerId: body.trigger_id, key, channel });
  } catch (error) {
    const failure = await failureOf(edge, error, reader);
    return failure.kind === 'say' ? failure : null;
  }
}

async function tell(edge: Edge, body: BlockAction, answer: Answer, respond: RespondFn): Promise<void> {
  try {
    if (body.response_url) await respond({ response_type: 'ephemeral', replace_original: false, ...answer });
    else
      await edge.client.views.open({
        trigger_id: body.trigger_id,
        view: wordModal(answer, await askerOf(edge, body.user.id)),
      });
  } catch (error) {
    edge.logger.warn({ code: slackErrorCode(error) }, 'An answer could not be shown');
  }
}

/** What was done in the Home tab shows there. */
async function redrawHome(edge: Edge, userId: string): Promise<void> {
  await edge.optional('views.publish', async () =>
    edge.client.views.publish({ user_id: userId, view: await edge.homeView(userId) }),
  );
}

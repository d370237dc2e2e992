import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { askerOf, type Answer, type Edge } from '../edge.js';
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
      const asker = await askerOf(edge, body.user.id);
      const tell = async (answer: Answer): Promise<void> => {
        if (body.response_url) await respond({ response_type: 'ephemeral', replace_original: false, ...answer });
        else await edge.client.views.open({ trigger_id: body.trigger_id, view: wordModal(answer, asker) as never });
      };
      const key = `action:${body.trigger_id}:${actionId}`;
      let answer: Answer | null = null;
      try {
        const channel = body.channel?.id ?? null;
        answer = await handle(edge, { asker, value: valueOf(action), triggerId: body.trigger_id, key, channel });
      } catch (error) {
        const failure = await failureOf(edge, error, asker);
        if (failure.kind === 'say') answer = failure;
      }
      await ack();
      if (!answer) return;
      await tell(answer).catch((error: unknown) => {
        edge.logger.warn({ code: slackErrorCode(error), actionId }, 'An answer could not be shown');
      });
    });
  }
}

import type { App } from '@slack/bolt';
import type { View } from '@slack/types';
import { plainOf } from '../../desk/messages/subject-of.js';
import { translator } from '../../i18n/translate.js';
import { plain, section } from '../blocks/text.js';
import { askerOf, unknownAsker, type Answer, type Asker, type Edge } from '../edge.js';
import { failureOf } from '../refuse.js';
import { formValues } from './fields.js';
import type { FormListener } from './form.js';
import { editFormListener, ticketFormListener } from './submit-ticket.js';
import { workForms } from './submit-work.js';

/** Every form that can be submitted. */
export const forms: readonly FormListener[] = [ticketFormListener, editFormListener, ...workForms];

/** A modal that only says something. */
export function wordModal(answer: Answer, asker: Pick<Asker, 'language'>): View {
  const t = translator(asker.language);
  return {
    type: 'modal',
    title: plain('Bellhop'),
    close: plain(t('form.close')),
    blocks: answer.blocks ?? [section(answer.text)],
  };
}

/** Slack shows an error at a field as plain text. */
function fieldError(mrkdwn: string): string {
  return plainOf(mrkdwn).replaceAll(/[*`]/gu, '');
}

/** Registers the submissions: saved before they are acknowledged; a refusal stands at its field. */
export function registerViews(app: App, edge: Edge): void {
  for (const { callbackId, handle } of forms) {
    app.view({ callback_id: callbackId, type: 'view_submission' }, async ({ ack, body, view }) => {
      let reader: Pick<Asker, 'language'> = unknownAsker;
      const inputs = view.blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
      try {
        const asker = await askerOf(edge, body.user.id);
        reader = asker;
        const metadata = JSON.parse(view.private_metadata === '' ? '{}' : view.private_metadata) as Record<
          string,
          unknown
        >;
        const result = await handle(edge, { asker, values: formValues(view.state), metadata, key: `view:${view.id}` });
        if (result === null) await ack();
        else {
          const next = 'view' in result ? result.view : wordModal(result.say, asker);
          await ack({ response_action: 'update', view: next });
        }
      } catch (error) {
        const failure = await failureOf(edge, error, reader);
        if (failure.kind === 'done') await ack();
        else {
          const field = failure.field !== undefined && inputs.includes(failure.field) ? failure.field : inputs[0];
          await ack(
            field === undefined
              ? { response_action: 'update', view: wordModal(failure, reader) }
              : { response_action: 'errors', errors: { [field]: fieldError(failure.text) } },
          );
        }
      }
    });
  }
}

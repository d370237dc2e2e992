import type { App, ViewResponseAction } from '@slack/bolt';
import type { View } from '@slack/types';
import { plainOf } from '../../desk/messages/subject-of.js';
import type { Asker, Edge } from '../edge.js';
import { inTime } from '../in-time.js';
import type { Failure } from '../refuse.js';
import { formValues, wordModal } from './fields.js';
import { readMetadata } from './metadata.js';
import type { FormListener, FormResult } from './form.js';
import { editFormListener, ticketFormListener } from './submit-ticket.js';
import { workForms } from './submit-work.js';

/** Every form that can be submitted. */
export const forms: readonly FormListener[] = [ticketFormListener, editFormListener, ...workForms];

function nextView(result: NonNullable<FormResult>, reader: Pick<Asker, 'language'>): View {
  return 'view' in result ? result.view : wordModal(result.say, reader);
}

/** A refusal stands at the field that it names, else at the first; a form without fields becomes its words. */
function refusalOf(
  failure: Extract<Failure, { kind: 'say' }>,
  view: Pick<View, 'blocks'>,
  reader: Pick<Asker, 'language'>,
): ViewResponseAction {
  const inputs = view.blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
  const field = failure.field !== undefined && inputs.includes(failure.field) ? failure.field : inputs[0];
  return field === undefined
    ? { response_action: 'update', view: wordModal(failure, reader) }
    : { response_action: 'errors', errors: { [field]: fieldError(failure.text) } };
}

/** Slack shows an error at a field as plain text. */
function fieldError(mrkdwn: string): string {
  return plainOf(mrkdwn).replaceAll(/[*`]/gu, '');
}

/** Registers the submissions: saved before they are acknowledged; a refusal stands at its field. */
export function registerViews(app: App, edge: Edge): void {
  for (const { callbackId, handle } of forms) {
    app.view({ callback_id: callbackId, type: 'view_submission' }, async ({ ack, body, view }) => {
      const done = await inTime(edge, body.user.id, (timely, asker) => {
        const metadata = readMetadata(view.private_metadata);
        return handle(timely, { asker, values: formValues(view.state), metadata, key: `view:${view.id}` });
      });
      if (done.failure?.kind === 'say') {
        await ack(refusalOf(done.failure, view, done.reader));
        return;
      }
      const result = done.failure === undefined ? done.value : null;
      if (result === null) await ack();
      else await ack({ response_action: 'update', view: nextView(result, done.reader) });
    });
  }
}

import type { Intent } from '../desk/outbox/intent.js';
import { card } from './intents/card.js';
import { newTickets } from './intents/new-tickets.js';
import { cardLine } from './intents/card-line.js';
import { copy, copyUpdate } from './intents/copy.js';
import { escalationAnswer, escalationCardIntent, escalationLeft } from './intents/escalation.js';
import { file, fileRemoval } from './intents/file.js';
import { digest, home, notice } from './intents/person.js';
import { confirmation, offer, solvedNotice } from './intents/requester.js';
import type { Delivery, RenderContext, Renderer } from './render-context.js';
import type { OutboxRow } from '../desk/outbox/queue.js';

/** Every kind of intent with what draws it. */
const renderers: { readonly [Kind in Intent['kind']]: Renderer<Kind> } = {
  card,
  new_tickets: newTickets,
  card_line: cardLine,
  confirmation,
  solved_notice: solvedNotice,
  copy,
  copy_update: copyUpdate,
  file,
  file_removal: fileRemoval,
  escalation_card: escalationCardIntent,
  escalation_left: escalationLeft,
  escalation_answer: escalationAnswer,
  offer,
  notice,
  home,
  digest,
};

/** Draws an intent from the state of this moment; null where there is nothing to tell any more. */
export function render(row: OutboxRow, context: RenderContext): Promise<Delivery | null> {
  const renderer = renderers[row.intent.kind] as Renderer;
  return renderer(row.intent, context, row);
}

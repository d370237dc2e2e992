import type { Desk } from '../context.js';
import { Refusal } from '../errors.js';
import { workOnTicket, type WorkRequest } from '../tickets/work-on-ticket.js';
import type { Ticket } from '../tickets/ticket.js';
import { catchUp, isWithdrawn } from './follow-edit.js';
import type { MessageFile, Place } from './message.js';
import { addCustomerMessage, addNote } from './write-message.js';

/**
 * An agent adds a Slack message to a ticket: words of its requester count as the customer's, all others as a note.
 * @throws Refusal where the message belongs to a ticket already, or was deleted meanwhile
 */
export async function addToTicket(
  desk: Desk,
  request: WorkRequest & {
    readonly author: string;
    readonly text: string;
    readonly files: readonly MessageFile[];
    readonly place: Place;
    /** Which version of the message it is (`revisionOf`). */
    readonly revision?: string;
  },
): Promise<Ticket> {
  if (await isWithdrawn(desk, request.place)) throw new Refusal('refusal.message_deleted', {}, 'text');
  const { ticket } = await workOnTicket(desk, { ...request, action: 'work' }, async (on, tx) => {
    const known = await tx.messageAt(request.place.channel, request.place.ts);
    if (known) {
      const of = await tx.ticket(known.ticketId);
      throw new Refusal('refusal.message_known', { number: of?.number ?? 0 }, 'number');
    }
    const { requester } = on.ticket;
    const isCustomer = requester.kind === 'slack' && requester.userId === request.author;
    const written = {
      author: { kind: 'slack', userId: request.author } as const,
      text: request.text,
      files: request.files,
      source: request.place,
      ...(request.revision === undefined ? {} : { revision: request.revision }),
    };
    if (isCustomer) await addCustomerMessage(on, tx, written);
    else await addNote(on, tx, { ...written, elsewhere: true });
    on.refreshOffer(request.place, request.author);
  });
  await catchUp(desk, request.place);
  return ticket;
}

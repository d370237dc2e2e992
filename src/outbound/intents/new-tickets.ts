import type { Ticket } from '../../desk/tickets/ticket.js';
import { newTickets as newTicketsBlocks } from '../../slack/blocks/new-tickets.js';
import { queueLanguage, type Renderer } from '../render-context.js';
import { conversationPlace, placeUrl, requesterName } from '../ticket-places.js';

/** A burst of new tickets, named at once: their cards follow as fast as Slack lets them. */
export const newTickets: Renderer<'new_tickets'> = async ({ ticketIds }, context) => {
  const { settings, reads } = context;
  if (settings.queue === null) return null;
  const found = await Promise.all(ticketIds.map((id) => reads.ticket(id)));
  const tickets = found.filter((ticket): ticket is Ticket => ticket !== null);
  const rows = await Promise.all(
    tickets.map(async (ticket) => ({
      ticket,
      requesterName: await requesterName(ticket, context),
      url: ticket.conversation.kind === 'thread' ? placeUrl(await conversationPlace(ticket, context), context) : null,
    })),
  );
  return { call: { method: 'post', channel: settings.queue, ...newTicketsBlocks(rows, queueLanguage(settings)) } };
};

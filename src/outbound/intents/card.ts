import { cardText, ticketCard, type CardView } from '../../slack/blocks/card.js';
import { isActive } from '../../desk/escalations/escalation.js';
import { departmentName } from '../../slack/blocks/words.js';
import { queueLanguage, type RenderContext, type Renderer } from '../render-context.js';
import { cardPlace, conversationPlace, placeUrl, requesterName, type ThreadPlace } from '../ticket-places.js';

/** The ticket's card: posted once, edited in place afterwards. */
export const card: Renderer<'card'> = async ({ ticketId }, context) => {
  const ticket = await context.reads.ticket(ticketId);
  if (!ticket) return null;
  const { settings, people } = context;
  const language = queueLanguage(settings);
  const place = await cardPlace(ticketId, context);
  const escalations = (await context.reads.escalationsOf(ticketId)).filter(({ state }) => isActive(state));
  const view: CardView = {
    ticket,
    language,
    requesterName: await requesterName(ticket, context),
    assigneeName: ticket.assignee === null ? null : await people.name(ticket.assignee),
    departmentName: departmentName(settings, ticket.department, language),
    earlierTickets: await context.reads.countEarlierTickets(ticket.requester, ticket),
    conversationUrl: agentsUrl(await conversationPlace(ticket, context), context),
    cardUrl: null,
    escalations: escalations.map((escalation) => ({
      escalation,
      departmentName: departmentName(settings, escalation.department, language),
    })),
  };
  const content = { text: cardText(view), blocks: ticketCard(view) };
  if (place) return { call: { method: 'update', channel: place.channel, ts: place.threadTs, ...content } };
  if (settings.queue === null) return null;
  return {
    call: { method: 'post', channel: settings.queue, ...content },
    post: { kind: 'card', ticketId, escalationId: null },
  };
};

/** Agents cannot open a requester's DM: nothing leads there. */
function agentsUrl(place: ThreadPlace | null, context: RenderContext): string | null {
  return place?.channel.startsWith('D') === true ? null : placeUrl(place, context);
}

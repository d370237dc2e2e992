import { cardText, ticketCard, type CardView } from '../../slack/blocks/card.js';
import { isActive } from '../../desk/escalations/escalation.js';
import { departmentName } from '../../slack/blocks/words.js';
import { queueLanguage, type RenderContext, type Renderer } from '../render-context.js';
import { refreshHomes } from './person.js';
import { cardPlace, conversationPlace, placeUrl, requesterName, type ThreadPlace } from '../ticket-places.js';

/** The ticket's card: posted once, edited in place afterwards. */
export const card: Renderer<'card'> = async ({ ticketId }, context) => {
  const ticket = await context.reads.ticket(ticketId);
  if (!ticket) return null;
  const { settings, people, reads } = context;
  const language = queueLanguage(settings);
  const { assignee, requester } = ticket;
  const [place, escalations, asker, agent, earlierTickets, conversationUrl] = await Promise.all([
    cardPlace(ticketId, context),
    reads.escalationsOf(ticketId),
    requesterName(ticket, context),
    assignee === null ? null : people.name(assignee),
    reads.countEarlierTickets(requester, ticket),
    conversationPlace(ticket, context).then((at) => agentsUrl(at, context)),
  ]);
  const view: CardView = {
    ticket,
    language,
    requesterName: asker,
    assigneeName: agent,
    departmentName: departmentName(settings, ticket.department, language),
    earlierTickets,
    conversationUrl,
    cardUrl: null,
    escalations: escalations
      .filter(({ state }) => isActive(state))
      .map((escalation) => ({
        escalation,
        departmentName: departmentName(settings, escalation.department, language),
      })),
  };
  const content = { text: cardText(view), blocks: ticketCard(view) };
  const next = await refreshHomes(ticket, context);
  const post = { kind: 'card', ticketId, escalationId: null } as const;
  const after = next.length === 0 ? { post } : { post, after: () => ({ next }) };
  if (place) return { call: { method: 'update', channel: place.channel, ts: place.threadTs, ...content }, ...after };
  return settings.queue === null ? null : { call: { method: 'post', channel: settings.queue, ...content }, ...after };
};

/** Agents cannot open a requester's DM: nothing leads there. */
function agentsUrl(place: ThreadPlace | null, context: RenderContext): string | null {
  return place?.channel.startsWith('D') === true ? null : placeUrl(place, context);
}

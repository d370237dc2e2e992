import type { Ticket } from '../desk/tickets/ticket.js';
import type { Language } from '../i18n/language.js';
import { permalink } from '../slack/blocks/links.js';
import type { RenderContext } from './render-context.js';

export interface ThreadPlace {
  readonly channel: string;
  readonly threadTs: string;
}

/** The thread in which the requester is; null where there is none in Slack (yet). */
export async function conversationPlace(ticket: Ticket, context: RenderContext): Promise<ThreadPlace | null> {
  const { conversation } = ticket;
  if (conversation.kind === 'thread') return conversation;
  if (conversation.kind === 'none') return null;
  const post = await context.reads.postOf('confirmation', { ticketId: ticket.id });
  return post && { channel: post.channel, threadTs: post.ts };
}

/** The thread of the ticket's card. */
export async function cardPlace(ticketId: string, context: RenderContext): Promise<ThreadPlace | null> {
  const post = await context.reads.postOf('card', { ticketId });
  return post && { channel: post.channel, threadTs: post.ts };
}

/** The language of the requester; the desk's for contacts outside Slack. */
export async function requesterLanguage(ticket: Ticket, context: RenderContext): Promise<Language> {
  return ticket.requester.kind === 'slack' ? context.people.language(ticket.requester.userId) : context.settings.locale;
}

export async function requesterName(ticket: Ticket, context: Pick<RenderContext, 'people'>): Promise<string> {
  return ticket.requester.kind === 'slack' ? context.people.name(ticket.requester.userId) : ticket.requester.name;
}

export function placeUrl(place: ThreadPlace | null, context: Pick<RenderContext, 'workspaceUrl'>): string | null {
  return place && permalink(context.workspaceUrl, place.channel, place.threadTs);
}

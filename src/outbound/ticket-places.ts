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

/**
 * The language of what the requester reads of a ticket: in the thread of a channel with a language of its own that one,
 * unless they chose another in Bellhop; else theirs. For contacts outside Slack the desk's.
 */
export async function requesterLanguage(
  { requester, conversation }: Ticket,
  context: Pick<RenderContext, 'settings' | 'people'>,
): Promise<Language> {
  const userId = requester.kind === 'slack' ? requester.userId : null;
  return languageAt(conversation.kind === 'thread' ? conversation.channel : null, userId, context);
}

/** The language of what Bellhop posts for a person in a channel; without a person for all of it. */
export async function languageAt(
  channel: string | null,
  userId: string | null,
  { settings, people }: Pick<RenderContext, 'settings' | 'people'>,
): Promise<Language> {
  const own = settings.intake.find((each) => each.channel === channel)?.locale;
  if (userId === null) return own ?? settings.locale;
  return own === undefined ? people.language(userId) : people.languageIn(userId, own);
}

export async function requesterName(ticket: Ticket, context: Pick<RenderContext, 'people'>): Promise<string> {
  return ticket.requester.kind === 'slack' ? context.people.name(ticket.requester.userId) : ticket.requester.name;
}

export function placeUrl(place: ThreadPlace | null, context: Pick<RenderContext, 'workspaceUrl'>): string | null {
  return place && permalink(context.workspaceUrl, place.channel, place.threadTs);
}

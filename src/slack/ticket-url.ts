import type { Store } from '../desk/ports.js';
import { may, type Viewer } from '../desk/access/roles.js';
import { isRequester } from '../desk/tickets/find-ticket.js';
import type { Ticket } from '../desk/tickets/ticket.js';
import { translator } from '../i18n/translate.js';
import { permalink, ticketLink } from './blocks/links.js';
import type { Asker, Edge } from './edge.js';

/** Where a ticket's number leads this reader: agents to its card, a requester to the conversation, else nowhere. */
export async function ticketUrl(edge: Edge, ticket: Ticket, viewer: Viewer): Promise<string | null> {
  const { reads } = edge.desk.store;
  if (may(viewer.roles, 'view_any')) {
    const card = await reads.postOf('card', { ticketId: ticket.id });
    if (card) return permalink(edge.workspaceUrl, card.channel, card.ts);
  }
  const { conversation } = ticket;
  if (conversation.kind === 'thread') return permalink(edge.workspaceUrl, conversation.channel, conversation.threadTs);
  if (conversation.kind === 'none' || conversation.userId !== viewer.person.userId) return null;
  const post = await reads.postOf('confirmation', { ticketId: ticket.id });
  return post && permalink(edge.workspaceUrl, post.channel, post.ts);
}

/** The ticket's number as a link for this reader. */
export async function linkFor(edge: Edge, ticket: Ticket, viewer: Viewer): Promise<string> {
  return ticketLink(ticket, await ticketUrl(edge, ticket, viewer));
}

/**
 * What somebody is told of a message that has a ticket: which one only if they may see it, or if its conversation is in
 * the same channel, before their eyes.
 */
export async function alreadyHas(
  edge: Edge,
  ticket: Ticket,
  { viewer, language }: Asker,
  channel?: string,
): Promise<string> {
  const { conversation } = ticket;
  const t = translator(language);
  const isHere = conversation.kind === 'thread' && conversation.channel === channel;
  const sees = isHere || may(viewer.roles, 'view') || isRequester(ticket, viewer);
  return sees ? t('done.already', { ticket: await linkFor(edge, ticket, viewer) }) : t('done.already_other');
}

/** The address of a ticket's card; null where there is none. */
export async function cardUrl(store: Store, workspaceUrl: string, number: number): Promise<string | null> {
  const ticket = await store.reads.ticketByNumber(number);
  const card = ticket && (await store.reads.postOf('card', { ticketId: ticket.id }));
  return card && permalink(workspaceUrl, card.channel, card.ts);
}

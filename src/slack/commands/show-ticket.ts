import { may } from '../../desk/access/roles.js';
import { findTicket, isRequester, type TicketRef } from '../../desk/tickets/find-ticket.js';
import { translator } from '../../i18n/translate.js';
import { cardText, ticketCard, ticketFacts } from '../blocks/card.js';
import { contactLine, ownButtons, ownTicket } from '../blocks/requester.js';
import { clipMrkdwn, harmless, quote, safe, section } from '../blocks/text.js';
import { departmentName } from '../blocks/words.js';
import type { Answer, Asker, Edge } from '../edge.js';
import { moment, permalink } from '../blocks/links.js';
import { writtenAt, type Message } from '../../desk/messages/message.js';
import { ticketUrl } from '../ticket-url.js';
import { isActive } from '../../desk/escalations/escalation.js';

const shownMessages = 5;

/**
 * `/ticket show N`: the card for agents, without its buttons for those who only read; for the requester their own
 * ticket, with nothing internal.
 */
export async function showTicket(edge: Edge, asker: Asker, ref: TicketRef): Promise<Answer> {
  const { reads } = edge.desk.store;
  const ticket = await findTicket(reads, ref, asker.viewer, 'view');
  const { language } = asker;
  if (!may(asker.viewer.roles, 'view_any')) {
    return ownTicket(ticket, language, await ticketUrl(edge, ticket, asker.viewer));
  }
  const settings = await reads.settings();
  const { conversation, requester } = ticket;
  const escalations = (await reads.escalationsOf(ticket.id)).filter(({ state }) => isActive(state));
  const view = {
    ticket,
    language,
    requesterName: requester.kind === 'slack' ? await edge.people.name(requester.userId) : contactLine(requester),
    assigneeName: ticket.assignee === null ? null : await edge.people.name(ticket.assignee),
    departmentName: departmentName(settings, ticket.department, language),
    earlierTickets: await reads.countEarlierTickets(requester, ticket),
    conversationUrl:
      conversation.kind === 'thread' ? permalink(edge.workspaceUrl, conversation.channel, conversation.threadTs) : null,
    cardUrl: await ticketUrl(edge, ticket, asker.viewer),
    escalations: escalations.map((escalation) => ({
      escalation,
      departmentName: departmentName(settings, escalation.department, language),
    })),
  };
  const blocks = may(asker.viewer.roles, 'work') ? ticketCard(view) : ticketFacts(view);
  if (ticket.description !== '') {
    const t = translator(language);
    blocks.splice(1, 0, section(t('escalation.description', { text: quote(harmless(ticket.description)) })));
  }
  const latest = await reads.latestMessages(ticket.id, shownMessages);
  const lines = await Promise.all(latest.map((message) => messageLine(edge, message, view.requesterName)));
  if (lines.length > 0) blocks.push(section(`${translator(language)('show.messages')}\n${lines.join('\n')}`));
  const isReaders = !may(asker.viewer.roles, 'work') && isRequester(ticket, asker.viewer);
  return { text: cardText(view), blocks: isReaders ? [...blocks, ...ownButtons(ticket, language)] : blocks };
}

/** One message as a line: a lock before notes, which the customer does not see. */
async function messageLine(edge: Edge, message: Message, requesterName: string): Promise<string> {
  const name = message.author.kind === 'slack' ? await edge.people.name(message.author.userId) : requesterName;
  const mark = message.role === 'note' ? ':lock: ' : '';
  const text =
    (message.deletedAt ?? message.erasedAt) ? '…' : clipMrkdwn(harmless(message.text).replaceAll('\n', ' '), 200);
  return `${mark}*${safe(name)}* ${moment(writtenAt(message))}  ${text}`;
}

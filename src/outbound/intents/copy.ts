import { needsFiles } from '../../desk/messages/write-message.js';
import type { Message } from '../../desk/messages/message.js';
import { versionOf } from '../../desk/messages/copies.js';
import { pingable } from '../../desk/privacy/pseudonym.js';
import type { Ticket } from '../../desk/tickets/ticket.js';
import type { Language } from '../../i18n/language.js';
import type { CopyTarget } from '../../desk/outbox/intent.js';
import { messageCopy, type CopyView } from '../../slack/blocks/message-copy.js';
import { departmentName } from '../../slack/blocks/words.js';
import {
  departmentLanguage,
  queueLanguage,
  type Delivery,
  type RenderContext,
  type Renderer,
} from '../render-context.js';
import { cardPlace, conversationPlace, requesterLanguage, requesterName, type ThreadPlace } from '../ticket-places.js';

type Readers = CopyView['readers'];
const readersOf: Readonly<Record<CopyTarget['at'], Readers>> = {
  conversation: 'customer',
  card: 'agents',
  escalation: 'department',
};

/** A message repeated where the other side reads it. */
export const copy: Renderer<'copy'> = async ({ messageId, to }, context) => {
  const message = await context.reads.message(messageId);
  if (!message) return null;
  const place = await placeOf(message, to, context);
  if (!place) return null;
  const content = await draw(message, readersOf[to.at], to.at === 'escalation' ? to.escalationId : null, context, true);
  return {
    call: { method: 'post', channel: place.channel, ...inThread(place), ...content },
    after: ({ channel, ts }) => ({
      copy: { messageId, place: { channel, ts, ...inThread(place) }, version: versionOf(message) },
    }),
  };
};

/** What `needsFiles` asks: the readers' kind of place. */
function targetOf(readers: Readers): CopyTarget {
  if (readers === 'agents') return { at: 'card' };
  return readers === 'customer' ? { at: 'conversation' } : { at: 'escalation', escalationId: '' };
}

/** The copy after its message was edited or deleted. */
export const copyUpdate: Renderer<'copy_update'> = async ({ messageId, channel, ts }, context) => {
  const message = await context.reads.message(messageId);
  const copied = message?.copies.find((each) => each.channel === channel && each.ts === ts);
  if (!message || !copied) return null;
  const { readers, escalationId } = await readersAt(channel, copied.threadTs ?? ts, context);
  const content = await draw(message, readers, escalationId, context, false);
  const call: Delivery['call'] = { method: 'update', channel, ts, ...content };
  return { call };
};

type CopyPlace = ThreadPlace | { readonly channel: string };

function inThread(place: CopyPlace): { readonly threadTs: string } | object {
  return 'threadTs' in place ? { threadTs: place.threadTs } : {};
}

export async function placeOf(message: Message, to: CopyTarget, context: RenderContext): Promise<CopyPlace | null> {
  if (to.at === 'card') return cardPlace(message.ticketId, context);
  if (to.at === 'escalation') {
    const post = await context.reads.postOf('escalation', { escalationId: to.escalationId });
    return post && { channel: post.channel, threadTs: post.ts };
  }
  const ticket = await context.reads.ticket(message.ticketId);
  const place = ticket && (await conversationPlace(ticket, context));
  if (place || ticket?.conversation.kind !== 'dm') return place;
  // the confirmation never got there: the message stands by itself
  return { channel: await context.openDm(ticket.conversation.userId) };
}

/** Whose eyes a copy is for follows from the thread it stands in. */
export async function readersAt(
  channel: string,
  threadTs: string,
  context: RenderContext,
): Promise<{ readers: Readers; escalationId: string | null }> {
  const root = await context.reads.postAt(channel, threadTs);
  if (root?.kind === 'card') return { readers: 'agents', escalationId: null };
  if (root?.kind === 'escalation') return { readers: 'department', escalationId: root.escalationId };
  return { readers: 'customer', escalationId: null };
}

/** The language of those who read a copy. */
export async function languageFor(
  readers: Readers,
  escalationId: string | null,
  ticket: Ticket | null,
  context: RenderContext,
): Promise<Language> {
  if (readers === 'agents' || !ticket) return queueLanguage(context.settings);
  if (readers === 'customer') return requesterLanguage(ticket, context);
  const to = escalationId === null ? null : await context.reads.escalation(escalationId);
  return departmentLanguage(context.settings, to?.department ?? '');
}

async function draw(
  message: Message,
  readers: Readers,
  escalationId: string | null,
  context: RenderContext,
  first: boolean,
): Promise<ReturnType<typeof messageCopy>> {
  const { settings, people } = context;
  const ticket = await context.reads.ticket(message.ticketId);
  const from = message.escalationId === null ? null : await context.reads.escalation(message.escalationId);
  const language = await languageFor(readers, escalationId, ticket, context);
  const pings = first && readers === 'agents' && (message.role === 'customer' || from !== null);
  const author = message.author.kind === 'slack' ? message.author.userId : null;
  const assignee = ticket?.assignee ?? null;
  return messageCopy({
    message,
    language,
    authorName: author === null ? (ticket ? await requesterName(ticket, context) : '') : await people.name(author),
    departmentName: from && departmentName(settings, from.department, language),
    readers,
    byRequester: ticket?.requester.kind !== 'slack' || ticket.requester.userId === author,
    filesFollow: ticket !== null && needsFiles(ticket, targetOf(readers)),
    mention: pings && assignee !== author ? pingable(assignee) : null,
  });
}

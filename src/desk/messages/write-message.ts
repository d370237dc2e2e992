import type { CopyTarget } from '../outbox/intent.js';
import type { Transaction } from '../ports.js';
import { isActive } from '../escalations/escalation.js';
import type { Ticket } from '../tickets/ticket.js';
import type { TicketWork } from '../tickets/ticket-work.js';
import type { Message, MessageAuthor, MessageFile, MessageRole, Place } from './message.js';

export interface Written {
  readonly author: MessageAuthor;
  readonly text: string;
  readonly files: readonly MessageFile[];
  readonly source: Place | null;
  readonly escalationId?: string | null;
  /** Which version of the source the text is (`revisionOf`). */
  readonly revision?: string;
  /** Its source is neither under the card nor in a department's thread: the card's readers need a copy. */
  readonly elsewhere?: boolean;
  /** Its source is under the card: those who read there have it before their eyes. */
  readonly underCard?: boolean;
}

async function insert(on: TicketWork, tx: Transaction, role: MessageRole, written: Written): Promise<Message> {
  const message: Message = {
    id: tx.newId(),
    teamId: on.ticket.teamId,
    ticketId: on.ticket.id,
    role,
    author: written.author,
    text: written.text,
    files: written.files,
    at: on.now,
    source: written.source,
    escalationId: written.escalationId ?? null,
    ...(written.revision === undefined || written.revision === '' ? {} : { revision: written.revision }),
    copies: [],
    fileCopies: [],
  };
  await tx.insertMessage(message);
  return message;
}

/** Agents can open the files of a channel's thread by their link; all others get them again. */
export function needsFiles(ticket: Ticket, to: CopyTarget): boolean {
  const { conversation } = ticket;
  const inChannel = conversation.kind === 'thread' && !conversation.channel.startsWith('D');
  return to.at !== 'card' || !inChannel;
}

/** Has a message repeated at another place, in that place's lane. */
function copy(on: TicketWork, message: Message, to: CopyTarget, lane: string | null): void {
  if (lane === null) return;
  on.tell({ kind: 'copy', messageId: message.id, to }, lane);
  if (!needsFiles(on.ticket, to)) return;
  for (const file of message.files) on.tell({ kind: 'file', messageId: message.id, fileId: file.id, to }, lane);
}

function isRequesters({ requester }: Ticket, { author }: Written): boolean {
  if (requester.kind === 'contact' || author.kind === 'contact') return true;
  return requester.userId === author.userId;
}

/**
 * The customer wrote: pending becomes open, a solved ticket re-opens, the assignee is told in the card's thread. What
 * others write in the conversation is passed on and changes nothing. (On a closed ticket the caller opens a follow-up
 * instead.)
 */
export async function addCustomerMessage(on: TicketWork, tx: Transaction, written: Written): Promise<Message> {
  const message = await insert(on, tx, 'customer', written);
  on.record({ type: 'customer_wrote', messageId: message.id });
  if (isRequesters(on.ticket, written)) {
    on.setClocks({ lastCustomerMessageAt: on.now, waitingSince: on.ticket.clocks.waitingSince ?? on.now });
    if (on.ticket.status === 'pending') on.setStatus('open', 'customer_wrote');
    if (on.ticket.status === 'solved') {
      on.setStatus('open', 'reopened');
      on.refreshConfirmation();
    }
  }
  copy(on, message, { at: 'card' }, on.settings.queue);
  on.refreshCard();
  return message;
}

/**
 * A public reply by an agent. First response: the first one, or the second where an agent recorded the contact
 * (domain.md). The reply is credited to its sender.
 */
export async function addReply(on: TicketWork, tx: Transaction, written: Written): Promise<Message> {
  const message = await insert(on, tx, 'reply', written);
  const { clocks, openedByAgent, createdAt } = on.ticket;
  const publicReplies = clocks.publicReplies + 1;
  const first = clocks.firstResponseAt === undefined && publicReplies >= (openedByAgent ? 2 : 1);
  const since = first ? createdAt : clocks.waitingSince;
  on.record({
    type: 'replied',
    messageId: message.id,
    first,
    responseSeconds: since === undefined ? null : Math.max(0, Math.round((on.now.getTime() - since.getTime()) / 1000)),
  });
  const by = written.author.kind === 'slack' ? written.author.userId : null;
  on.setClocks({
    publicReplies,
    lastPublicReplyAt: on.now,
    ...(first ? { firstResponseAt: on.now, ...(by === null ? {} : { firstResponseBy: by }) } : {}),
  });
  on.clearWaiting();
  if (on.ticket.status === 'new') on.setStatus('open', 'first_reply');
  const inThread =
    written.source !== null &&
    on.ticket.conversation.kind === 'thread' &&
    written.source.channel === on.ticket.conversation.channel &&
    written.source.threadTs === on.ticket.conversation.threadTs;
  if (!inThread) {
    copy(on, message, { at: 'conversation' }, on.conversationLane());
    if (written.underCard !== true) copy(on, message, { at: 'card' }, on.settings.queue);
  }
  on.refreshCard();
  return message;
}

/**
 * An internal note. What agents note goes to the threads of the ticket's escalations that are being worked on; what a
 * department notes goes to the card's thread, and to no other department.
 */
export async function addNote(on: TicketWork, tx: Transaction, written: Written): Promise<Message> {
  const message = await insert(on, tx, 'note', written);
  on.record({ type: 'noted', messageId: message.id });
  const fromDepartment = message.escalationId !== null;
  const underCard = written.source !== null && !fromDepartment && written.elsewhere !== true;
  if (!underCard) copy(on, message, { at: 'card' }, on.settings.queue);
  if (fromDepartment) return message;
  for (const escalation of await tx.escalationsOf(on.ticket.id)) {
    const department = on.settings.departments.find(({ key }) => key === escalation.department);
    if (!isActive(escalation.state) || !department) continue;
    copy(on, message, { at: 'escalation', escalationId: escalation.id }, department.channel);
  }
  return message;
}

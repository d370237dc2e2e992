import type { Viewer } from '../access/roles.js';
import type { Desk } from '../context.js';
import { HasTicket, Withdrawn } from '../errors.js';
import type { Store, Transaction } from '../ports.js';
import type { DeskSettings, IntakeChannel } from '../settings/desk-settings.js';
import { createTicket, firstMessageOf } from '../tickets/open-ticket.js';
import type { Ticket } from '../tickets/ticket.js';
import { TicketWork } from '../tickets/ticket-work.js';
import { catchUp, isWithdrawn } from './follow-edit.js';
import type { MessageFile, Place } from './message.js';
import { openFollowUp, openingOf } from './opening.js';
import { mayJoin, ticketOfConversation } from './ticket-of-conversation.js';
import { addCustomerMessage, addNote, addReply, type Written } from './write-message.js';

/** How long the same author's next top-level message still belongs to the ticket, in seconds between the two. */
const joinWindow = 2 * 60;

export interface ReceivedMessage {
  readonly viewer: Viewer;
  readonly place: Place;
  readonly isDirect: boolean;
  readonly isPrivate: boolean;
  /** Slack mrkdwn with its mentions made harmless. */
  readonly text: string;
  readonly files: readonly MessageFile[];
  /** Which version of it this is (`revisionOf`). */
  readonly revision?: string;
  readonly permalink?: string;
  readonly key: string;
  /** Resolves when the message is safe in the inbox, and its author known to be the viewer still: nothing is committed before. */
  readonly saved: Promise<void>;
}

export type Received =
  /** `orphan`: a reply in a watched channel to a message that is not known (yet). */
  | { readonly outcome: 'ignored' | 'known' | 'offered' | 'orphan' }
  | { readonly outcome: 'opened' | 'joined' | 'customer' | 'replied' | 'noted'; readonly ticket: Ticket };

/**
 * A message that somebody wrote where Bellhop can read it. In a thread it belongs to that thread's ticket: under a
 * card it is a note, in an escalation's thread a note of the department, in a conversation a customer's message or an
 * agent's public reply. At top level a watched channel or a DM opens a ticket, or offers one. What bots write, and what
 * its author deleted before it was read here, leads to nothing.
 */
export async function receiveMessage(desk: Desk, message: ReceivedMessage): Promise<Received> {
  const { channel, threadTs } = message.place;
  if (message.viewer.person.isBot) return { outcome: 'ignored' };
  const settings = await desk.store.reads.settings();
  const intake = settings.intake.find((each) => each.channel === channel);
  const isTop = threadTs === undefined;
  if (isTop && !message.isDirect && !opensTickets(message.viewer, intake)) return { outcome: 'ignored' };
  const run: Store['transaction'] = (work) => (isTop ? desk.store.inTurn(work) : desk.store.transaction(work));
  const received = await run<Received>(async (tx) => {
    const receiving =
      threadTs === undefined
        ? receiveAtTop(desk, tx, settings, message)
        : receiveInThread(desk, tx, settings, message, threadTs);
    // asked beside the transaction's first statement, known before it is committed
    const withdrawn = isWithdrawn(desk, message.place);
    withdrawn.catch(() => undefined);
    const done = await receiving;
    await message.saved;
    if (await withdrawn) throw new Withdrawn();
    return done;
  }).catch((error: unknown): Received | Promise<Received> => {
    if (error instanceof Withdrawn) return { outcome: 'ignored' };
    if (error instanceof HasTicket) return receiveWhereATicketIs(desk, settings, message);
    throw error;
  });
  if ('ticket' in received || received.outcome === 'known') await catchUp(desk, message.place);
  return received;
}

/** A unique index knows the message already, or a live ticket of its thread: then the message is for that ticket. */
async function receiveWhereATicketIs(desk: Desk, settings: DeskSettings, message: ReceivedMessage): Promise<Received> {
  const { channel, ts, threadTs = ts } = message.place;
  if (await desk.store.reads.messageAt(channel, ts)) return { outcome: 'known' };
  return desk.store.transaction(async (tx) => {
    const done = await receiveInThread(desk, tx, settings, message, threadTs);
    await message.saved;
    return done;
  });
}

async function receiveAtTop(
  desk: Desk,
  tx: Transaction,
  settings: DeskSettings,
  message: ReceivedMessage,
): Promise<Received> {
  const { channel, ts } = message.place;
  const { userId } = message.viewer.person;
  const intake = settings.intake.find((each) => each.channel === channel);
  const isOffered = !message.isDirect && intake?.mode === 'offer';
  const recently = [userId, channel, shifted(ts, -joinWindow), shifted(ts, joinWindow)] as const;
  const opening = openingOf(message, ts);
  const first = isOffered ? null : firstMessageOf(desk, tx, opening);
  const recent = await (first ? tx.insertUnlessRecent(first, ...recently) : tx.recentTicketBy(...recently));
  if (recent && mayJoin(recent, userId, channel)) {
    const ticket = await write(desk, tx, message, recent, settings, 'customer');
    return { outcome: 'joined', ticket };
  }
  if (isOffered) {
    await tx.once(message.key);
    await tx.addOutgoing([{ intent: { kind: 'offer', channel, ts, userId }, lane: channel, coalesce: null }]);
    return { outcome: 'offered' };
  }
  const begun = recent ? {} : { first };
  return { outcome: 'opened', ticket: await createTicket(desk, tx, settings, opening, begun) };
}

/** Agents talk in watched channels too; what they write there opens nothing. */
function opensTickets(viewer: Viewer, intake: IntakeChannel | undefined): boolean {
  return intake !== undefined && !viewer.roles.has('agent');
}

/** A Slack timestamp so many seconds away: what was written when counts, not when it was read. */
function shifted(ts: string, seconds: number): string {
  return (Number(ts) + seconds).toFixed(6);
}

async function receiveInThread(
  desk: Desk,
  tx: Transaction,
  settings: DeskSettings,
  message: ReceivedMessage,
  threadTs: string,
): Promise<Received> {
  const { channel } = message.place;
  const post = await tx.postAt(channel, threadTs);
  // guests and strangers are requesters only: what they write among agents or in a department's thread is no note
  const isInternal = post?.kind === 'escalation' || post?.kind === 'card';
  if (isInternal && message.viewer.person.isOutsider) return { outcome: 'ignored' };
  if (post?.kind === 'escalation' && post.escalationId !== null && post.ticketId !== null) {
    const ticket = await tx.ticket(post.ticketId);
    if (!ticket) return { outcome: 'ignored' };
    return {
      outcome: 'noted',
      ticket: await write(desk, tx, message, ticket, settings, 'note', { escalationId: post.escalationId }),
    };
  }
  if (post?.kind === 'card' && post.ticketId !== null) {
    const ticket = await tx.ticket(post.ticketId);
    if (!ticket) return { outcome: 'ignored' };
    const role = relays(settings, ticket, message) ? 'reply' : 'note';
    return {
      outcome: role === 'note' ? 'noted' : 'replied',
      ticket: await write(desk, tx, message, ticket, settings, role, { underCard: true }),
    };
  }
  const ticket = await ticketOfConversation(tx, channel, threadTs, post?.ticketId ?? null);
  if (!ticket && !message.isDirect) {
    const intake = settings.intake.find((each) => each.channel === channel);
    return { outcome: intake?.mode === 'auto' ? 'orphan' : 'ignored' };
  }
  // whoever writes to Bellhop is heard, also under something else that it said
  if (!ticket)
    return { outcome: 'opened', ticket: await createTicket(desk, tx, settings, openingOf(message, threadTs)) };
  const byRequester = ticket.requester.kind === 'slack' && ticket.requester.userId === message.viewer.person.userId;
  const isAgent = message.viewer.roles.has('agent');
  // nothing is left of that conversation: a customer who goes on in its thread begins anew, unless it was re-opened
  if (ticket.erasedAt !== undefined && ticket.status === 'closed' && !isAgent)
    return { outcome: 'opened', ticket: await createTicket(desk, tx, settings, openingOf(message, threadTs)) };
  if (isAgent && !byRequester) {
    return { outcome: 'replied', ticket: await write(desk, tx, message, ticket, settings, 'reply') };
  }
  if (ticket.status === 'closed' && byRequester)
    return { outcome: 'opened', ticket: await openFollowUp(desk, tx, settings, message, ticket, threadTs) };
  return { outcome: 'customer', ticket: await write(desk, tx, message, ticket, settings, 'customer') };
}

/** A desk may relay card threads of DM conversations; a message in which a line starts with a lock stays a note. */
function relays(settings: DeskSettings, ticket: Ticket, message: ReceivedMessage): boolean {
  if (!settings.relayCardThreads || !message.viewer.roles.has('agent')) return false;
  const inDm =
    ticket.conversation.kind === 'dm' ||
    (ticket.conversation.kind === 'thread' && ticket.conversation.channel.startsWith('D'));
  return inDm && !/^\s*(:lock:|🔒)/mu.test(message.text);
}

async function write(
  desk: Desk,
  tx: Transaction,
  message: ReceivedMessage,
  ticket: Ticket,
  settings: DeskSettings,
  role: 'customer' | 'reply' | 'note',
  where: Pick<Written, 'escalationId' | 'underCard'> = {},
): Promise<Ticket> {
  const { userId } = message.viewer.person;
  const on = new TicketWork({ ticket, settings, actor: { kind: 'user', userId }, now: desk.clock.now() });
  const written: Written = {
    author: { kind: 'slack', userId },
    text: message.text,
    files: message.files,
    source: message.place,
    ...(message.revision === undefined ? {} : { revision: message.revision }),
    ...where,
  };
  const add = { customer: addCustomerMessage, reply: addReply, note: addNote }[role];
  await add(on, tx, written);
  return on.save(tx);
}

import type { Desk } from '../context.js';
import { escalateAtOnce } from '../escalations/escalate.js';
import { catchUp, isWithdrawn } from '../messages/follow-edit.js';
import { needsFiles } from '../messages/write-message.js';
import type { Message, MessageFile } from '../messages/message.js';
import { HasTicket, Refusal } from '../errors.js';
import type { Reads, Transaction } from '../ports.js';
import type { DeskSettings } from '../settings/desk-settings.js';
import type { Conversation, Priority, Requester, Source, Ticket, TicketType, Via } from './ticket.js';
import { TicketWork } from './ticket-work.js';

export interface OpenTicket {
  /** Who opens it; not always the requester. */
  readonly openedBy: string;
  /** An agent records a contact for somebody else, without a message of theirs in Slack. */
  readonly openedByAgent: boolean;
  readonly requester: Requester;
  readonly subject: string;
  readonly description: string;
  readonly priority?: Priority;
  readonly category?: string | null;
  readonly type?: TicketType | null;
  readonly tags?: readonly string[];
  readonly via: Via;
  readonly conversation: Conversation;
  readonly source: Source | null;
  readonly files?: readonly MessageFile[];
  /** Which version of the source the text is (`revisionOf`). */
  readonly revision?: string;
  /** Names the request, so that a repeated delivery opens nothing. */
  readonly key: string;
}

export interface Opened {
  /** `already`: that message or thread has a ticket, which is the one returned. */
  readonly outcome: 'opened' | 'already';
  readonly ticket: Ticket;
}

/** The ticket that the message or its thread belongs to already, whatever way it came. */
async function existingTicket(reads: Reads, input: OpenTicket): Promise<Ticket | null> {
  if (input.source) {
    const message = await reads.messageAt(input.source.channel, input.source.ts);
    if (message) return reads.ticket(message.ticketId);
  }
  if (input.conversation.kind === 'thread') {
    const ticket = await reads.ticketInThread(input.conversation.channel, input.conversation.threadTs);
    if (ticket && ticket.status !== 'closed') return ticket;
  }
  return null;
}

/**
 * Opens a ticket, with its card for the agents and its confirmation for the requester. The same message never
 * becomes two tickets: the second request gets the first one's ticket.
 * @throws Refusal where the message was deleted before it became a ticket
 */
export async function openTicket(desk: Desk, input: OpenTicket): Promise<Opened> {
  const { reads } = desk.store;
  const { source } = input;
  const settings = await reads.settings();
  if (source && (await isWithdrawn(desk, source))) throw new Refusal('refusal.message_deleted', {}, 'description');
  try {
    const ticket = await desk.store.inTurn(async (tx) => {
      await tx.once(input.key);
      return createTicket(desk, tx, settings, input);
    });
    if (source) await catchUp(desk, source);
    return { outcome: 'opened', ticket };
  } catch (error) {
    const existing = error instanceof HasTicket ? await existingTicket(reads, input) : null;
    if (existing) return { outcome: 'already', ticket: existing };
    throw error;
  }
}

/** What the creation of a ticket may begin with. */
interface Begun {
  /** The closed ticket that it follows. */
  readonly followsUp?: Ticket;
  /** Its first message, where that is kept already: `firstMessageOf` the same input. */
  readonly first?: Message | null;
}

/** Creates the ticket within a use-case's transaction. */
export async function createTicket(
  desk: Desk,
  tx: Transaction,
  settings: DeskSettings,
  input: OpenTicket,
  { followsUp, first: known }: Begun = {},
): Promise<Ticket> {
  // what is saved one after the other is prepared side by side
  const taken = tx.nextTicketNumber();
  const now = known?.at ?? desk.clock.now();
  const id = known?.ticketId ?? tx.newId();
  const first = known ?? firstMessageOf(desk, tx, input, id);
  const kept = first && !known ? tx.insertMessage(first) : Promise.resolve();
  kept.catch(() => undefined);
  const ticket: Ticket = {
    id,
    teamId: desk.teamId,
    number: await taken,
    version: 1,
    subject: input.subject,
    description: input.description,
    type: input.type ?? null,
    category: input.category ?? null,
    tags: input.tags ?? [],
    priority: input.priority ?? 'normal',
    status: 'new',
    requester: input.requester,
    via: input.via,
    assignee: null,
    department: null,
    openedBy: input.openedBy,
    openedByAgent: input.openedByAgent,
    conversation: input.conversation,
    source: input.source,
    links: followsUp ? [{ kind: 'follow_up_of', ticketId: followsUp.id, number: followsUp.number }] : [],
    clocks: {
      statusSince: now,
      lastCustomerMessageAt: now,
      reopens: 0,
      publicReplies: input.openedByAgent ? 1 : 0,
      ...(input.openedByAgent ? {} : { waitingSince: now }),
    },
    createdAt: now,
    updatedAt: now,
    eventCount: 0,
  };
  const actor = { kind: 'user', userId: input.openedBy } as const;
  const on = new TicketWork({ ticket, settings, actor, now, isNew: true });
  on.record({
    type: 'ticket_opened',
    via: ticket.via,
    priority: ticket.priority,
    category: ticket.category,
    byAgent: ticket.openedByAgent,
  });
  // the requester first: their lane starts first
  on.tellRequester({ kind: 'confirmation', ticketId: ticket.id });
  on.refreshCard();
  if (first) copyUnderCard(on, first, input);
  if (input.source)
    on.refreshOffer(input.source, ticket.requester.kind === 'slack' ? ticket.requester.userId : input.openedBy);
  await escalateAtOnce(on, tx);
  const [saved] = await Promise.all([on.save(tx), kept]);
  return saved;
}

/** What the customer said first is the ticket's first message: its edits and deletion follow. */
export function firstMessageOf(
  desk: Desk,
  tx: Pick<Transaction, 'newId'>,
  input: OpenTicket,
  ticketId = tx.newId(),
): Message | null {
  const { source, requester, description: text, files = [] } = input;
  if (!source && text === '') return null;
  return {
    id: tx.newId(),
    teamId: desk.teamId,
    ticketId,
    at: desk.clock.now(),
    role: 'customer',
    author: requester.kind === 'slack' ? { kind: 'slack', userId: requester.userId } : { kind: 'contact' },
    text,
    files,
    source: source && { channel: source.channel, ts: source.ts },
    escalationId: null,
    ...(input.revision === undefined || input.revision === '' ? {} : { revision: input.revision }),
    copies: [],
    fileCopies: [],
  };
}

/** Where agents cannot open the conversation (a DM, a contact), what was said first stands under the card, with its files. */
function copyUnderCard(on: TicketWork, { id, text, files }: Message, { subject }: OpenTicket): void {
  const { queue } = on.settings;
  const target = { at: 'card' } as const;
  if (queue === null || !needsFiles(on.ticket, target)) return;
  if (text !== '' && text !== subject) on.tell({ kind: 'copy', messageId: id, to: target }, queue);
  for (const file of files) on.tell({ kind: 'file', messageId: id, fileId: file.id, to: target }, queue);
}

import { AlreadyDone } from '../errors.js';
import type { Actor } from '../tickets/ticket-event.js';
import type { Desk } from '../context.js';
import type { Transaction } from '../ports.js';
import type { DeskSettings } from '../settings/desk-settings.js';
import { refreshTexts } from '../escalations/redraw.js';
import { TicketWork } from '../tickets/ticket-work.js';
import { correctCopy, lostFiles, takeBack } from './copies.js';
import { subjectOf } from './subject-of.js';
import { ticketOfConversation } from './ticket-of-conversation.js';
import type { Message } from './message.js';
import { changed, differs, type SourceChange } from './source-change.js';

/**
 * The author edited or deleted a message. Its copies show the new text, marked; of a deleted one the text and the files
 * are gone. Slack promises no order: a change of a message that is not known yet is kept until the message comes, if it
 * may come; other people's talk is none of the desk's business.
 */
export async function followChange(
  desk: Desk,
  change: SourceChange & { readonly key: string; readonly threadTs?: string },
): Promise<void> {
  const { key, threadTs, ...kept } = change;
  const settings = await desk.store.reads.settings();
  const isKnown = await desk.store
    .transaction(async (tx) => {
      await tx.once(key);
      if (await apply(desk, tx, kept)) return true;
      if (await mayBeHeard(tx, settings, kept, threadTs)) await tx.keepEarlyChange(kept);
      return false;
    })
    .catch((error: unknown) => {
      if (error instanceof AlreadyDone) return false;
      throw error;
    });
  if (!isKnown) await catchUp(desk, change);
}

/**
 * Applies what was told of a message before it was saved. Called by both sides after their commit, the message's and the
 * change's: whichever was last finds what the other left.
 */
export async function catchUp(desk: Desk, { channel, ts }: { channel: string; ts: string }): Promise<void> {
  const early = await desk.store.reads.earlyChange(channel, ts);
  if (early) await desk.store.transaction((tx) => apply(desk, tx, early));
}

/** Whether Slack told already that the message was deleted: it was withdrawn before the desk read it. */
export async function isWithdrawn(desk: Desk, { channel, ts }: { channel: string; ts: string }): Promise<boolean> {
  return (await desk.store.reads.earlyChange(channel, ts))?.said === null;
}

/**
 * Whether a message that is not known may become one of a ticket's by itself, or is in somebody's hands for that. That
 * one was deleted says nothing of it, and is kept wherever it was.
 */
async function mayBeHeard(
  tx: Transaction,
  { intake, queue, fallback, departments }: DeskSettings,
  { channel, ts, said }: SourceChange,
  threadTs = ts,
): Promise<boolean> {
  if (said === null || channel.startsWith('D') || intake.some((each) => each.channel === channel)) return true;
  if (await tx.isAwaited(channel, ts)) return true;
  if (threadTs === ts) return false;
  // under the desk's own posts, of which one may not be recorded yet, and in conversations
  if ([queue, fallback, ...departments.map((each) => each.channel)].includes(channel)) return true;
  const post = await tx.postAt(channel, threadTs);
  return (await ticketOfConversation(tx, channel, threadTs, post?.ticketId ?? null)) !== null;
}

/** A message is in somebody's hands: a form was filled in from it, or it is being read. Its changes count from now on. */
export async function awaitMessage(desk: Desk, { channel, ts }: { channel: string; ts: string }): Promise<void> {
  await desk.store.transaction((tx) => tx.awaitMessage(channel, ts));
}

/** @returns whether the message is known */
async function apply(desk: Desk, tx: Transaction, change: SourceChange): Promise<boolean> {
  const before = await tx.messageAt(change.channel, change.ts);
  if (!before) return false;
  const after = changed(before, change, desk.clock.now());
  if (after && differs(before, after)) await saveChanged(desk, tx, before, after);
  else if (after) await tx.saveMessage(after);
  return true;
}

async function saveChanged(desk: Desk, tx: Transaction, before: Message, after: Message): Promise<void> {
  const ticket = await tx.ticket(before.ticketId);
  if (!ticket) return;
  await tx.saveMessage(after);
  const actor: Actor =
    before.author.kind === 'slack' ? { kind: 'user', userId: before.author.userId } : { kind: 'system' };
  const on = new TicketWork({ ticket, settings: await tx.settings(), actor, now: desk.clock.now() });
  const type = after.deletedAt === undefined ? 'message_edited' : 'message_deleted';
  const isOpening = ticket.source?.channel === before.source?.channel && ticket.source?.ts === before.source?.ts;
  if (isOpening && ticket.description === before.text) {
    const subject =
      ticket.subject === subjectOf(before.text, before.files) ? subjectOf(after.text, after.files) : ticket.subject;
    on.change({ description: after.text, subject }, { type, messageId: before.id });
    await refreshTexts(on, tx, ticket);
    on.tellCard(
      { key: type === 'message_edited' ? 'line.opening_edited' : 'line.opening_deleted', values: {} },
      ticket.assignee,
    );
  } else {
    on.record({ type, messageId: before.id });
  }
  for (const copy of before.copies) on.add(correctCopy(before, copy));
  for (const copy of lostFiles(after)) on.add(takeBack(before, copy));
  await on.save(tx);
}

import { AlreadyDone } from '../errors.js';
import type { Actor } from '../tickets/ticket-event.js';
import type { Desk } from '../context.js';
import type { Transaction } from '../ports.js';
import { refreshTexts } from '../escalations/redraw.js';
import { TicketWork } from '../tickets/ticket-work.js';
import { correctCopy, lostFiles, takeBack } from './copies.js';
import { subjectOf } from './subject-of.js';
import type { Message } from './message.js';
import { changed, differs, type SourceChange } from './source-change.js';

/**
 * The author edited or deleted a message. Its copies show the new text, marked; of a deleted one the text and the files
 * are gone. Slack promises no order: a change of a message that is not known yet is kept until the message comes.
 */
export async function followChange(desk: Desk, change: SourceChange & { readonly key: string }): Promise<void> {
  const { key, ...kept } = change;
  const isKnown = await desk.store
    .transaction(async (tx) => {
      await tx.once(key);
      if (await apply(desk, tx, kept)) return true;
      await tx.keepEarlyChange(kept);
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

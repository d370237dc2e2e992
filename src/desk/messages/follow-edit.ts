import type { Actor } from '../tickets/ticket-event.js';
import type { Desk } from '../context.js';
import type { Transaction } from '../ports.js';
import { TicketWork } from '../tickets/ticket-work.js';
import { subjectOf } from './subject-of.js';
import type { Message, MessageFile } from './message.js';

/** The author edited a message of a ticket: the copies show the new text, marked as edited. */
export async function followEdit(
  desk: Desk,
  edit: {
    readonly channel: string;
    readonly ts: string;
    readonly text: string;
    readonly files: readonly MessageFile[];
    readonly key: string;
  },
): Promise<void> {
  await follow(desk, edit, (message) =>
    message.text === edit.text || message.deletedAt !== undefined
      ? null
      : { ...message, text: edit.text, files: edit.files, editedAt: desk.clock.now() },
  );
}

/** The author deleted a message of a ticket: its text is gone here too, the copies say that it was deleted. */
export async function followDeletion(
  desk: Desk,
  deletion: { readonly channel: string; readonly ts: string; readonly key: string },
): Promise<void> {
  await follow(desk, deletion, (message) =>
    message.deletedAt === undefined ? { ...message, text: '', files: [], deletedAt: desk.clock.now() } : null,
  );
}

async function follow(
  desk: Desk,
  at: { readonly channel: string; readonly ts: string; readonly key: string },
  change: (message: Message) => Message | null,
): Promise<void> {
  await desk.store.transaction(async (tx) => {
    await tx.once(at.key);
    const before = await tx.messageAt(at.channel, at.ts);
    const after = before && change(before);
    if (!after) return;
    await saveChanged(desk, tx, before, after);
  });
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
    on.refreshCard();
    on.tellCard(
      { key: type === 'message_edited' ? 'line.opening_edited' : 'line.opening_deleted', values: {} },
      ticket.assignee,
    );
  } else {
    on.record({ type, messageId: before.id });
  }
  for (const copy of before.copies) {
    on.tell(
      { kind: 'copy_update', messageId: before.id, channel: copy.channel, ts: copy.ts },
      copy.channel,
      `copy:${copy.channel}:${copy.ts}`,
    );
  }
  await on.save(tx);
}

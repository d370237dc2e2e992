import type { ClientSession } from 'mongoose';
import type { Outgoing } from '../../desk/outbox/intent.js';
import type { Doc } from '../models/schemas.js';
import type { ErasureParts } from './erasure.js';
import { createTransaction } from './writes.js';

/** What is to be drawn anew, as it is in the transaction. */
export interface Redrawn {
  /** Tickets whose cards show something else now. */
  readonly cards?: readonly string[];
  /** Tickets whose confirmations show something else now. */
  readonly confirmations?: readonly Doc[];
  /** Their cards, and the answers that departments gave. */
  readonly escalations?: readonly Doc[];
}

/** What Slack shows follows what was erased, when the desk runs next. */
export async function redraw(parts: ErasureParts, session: ClientSession, what: Redrawn): Promise<void> {
  const { models, workspace, clock } = parts;
  const tx = createTransaction(models, workspace, clock, session);
  const { queue, departments } = await tx.settings();
  const outgoing: Outgoing[] = [];
  for (const ticketId of queue === null ? [] : (what.cards ?? []))
    outgoing.push({ intent: { kind: 'card', ticketId }, lane: queue ?? '', coalesce: `card:${ticketId}` });
  for (const ticket of what.confirmations ?? []) {
    const ticketId = String(ticket['_id']);
    const lane = conversationLane(ticket);
    if (lane === null || !(await isOrWillBeThere(parts, session, ticketId))) continue;
    outgoing.push({ intent: { kind: 'confirmation', ticketId }, lane, coalesce: `confirmation:${ticketId}` });
  }
  for (const { _id, department, answerMessageId } of what.escalations ?? []) {
    const escalationId = String(_id);
    const known = departments.find(({ key }) => key === department)?.channel;
    const lane = known ?? (await tx.postOf('escalation', { escalationId }))?.channel;
    const intent = { kind: 'escalation_card', escalationId } as const;
    if (lane !== undefined) outgoing.push({ intent, lane, coalesce: `escalation:${escalationId}` });
    if (typeof answerMessageId !== 'string' || queue === null) continue;
    const answer = { kind: 'escalation_answer', escalationId } as const;
    outgoing.push({ intent: answer, lane: queue, coalesce: `answer:${escalationId}` });
  }
  await tx.addOutgoing(outgoing);
}

function conversationLane({ conversation }: Doc): string | null {
  const { kind, channel, userId } = conversation as { kind: string; channel?: string; userId?: string };
  if (kind === 'thread') return channel ?? null;
  return kind === 'dm' && userId !== undefined ? `user:${userId}` : null;
}

/** A confirmation that never was is not posted for the sake of its erasure. */
async function isOrWillBeThere(
  { models, workspace: { teamId } }: ErasureParts,
  session: ClientSession,
  ticketId: string,
): Promise<boolean> {
  const waits = { teamId, state: 'waiting', 'intent.kind': 'confirmation', 'intent.ticketId': ticketId };
  const posted = { teamId, kind: 'confirmation', ticketId };
  return (
    (await models.posts.collection.findOne(posted, { session })) !== null ||
    (await models.outbox.collection.findOne(waits, { session })) !== null
  );
}

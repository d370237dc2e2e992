import type { Outgoing } from '../desk/outbox/intent.js';
import type { OutboxQueue, OutboxRow } from '../desk/outbox/queue.js';
import { detour, goneReason, isForRequester, tellAdmins } from '../desk/outbox/unreachable.js';
import type { RenderContext } from './render-context.js';

/**
 * A post that Slack will never take as it is. Where its channel is gone it goes to the fallback channel, and the admins
 * are told, once a day and channel; else it is kept as a dead letter. A reply that cannot reach the customer is said
 * under the card.
 */
export async function undeliverable(
  row: OutboxRow,
  code: string,
  queue: OutboxQueue,
  context: RenderContext,
  now: Date,
): Promise<void> {
  const { settings } = context;
  const reason = goneReason(code);
  const ticketId = await ticketOf(row, context);
  if (reason === null) return queue.dead(row, code, unreached(row, ticketId, code, settings.queue));
  const why = `gone:${reason}`;
  const { to, before } = detour(row, settings, ticketId);
  if (!isForRequester(row.intent)) {
    const values = { channel: `<#${row.lane}>`, reason: why, fallback: to === null ? '' : `<#${to}>` };
    const line = { key: to === null ? 'delivery.admin_kept' : 'delivery.admin', values } as const;
    await queue.addOnce(
      `gone:${row.lane}:${now.toISOString().slice(0, 10)}`,
      await tellAdmins(settings, context.reads, line),
    );
  }
  if (to !== null) return queue.divert(row, to, before);
  return queue.dead(row, code, unreached(row, ticketId, why, settings.queue));
}

async function ticketOf({ intent }: OutboxRow, { reads }: RenderContext): Promise<string | null> {
  if (intent.kind === 'escalation_answer') return (await reads.escalation(intent.escalationId))?.ticketId ?? null;
  if (intent.kind !== 'copy' && intent.kind !== 'file') return null;
  return (await reads.message(intent.messageId))?.ticketId ?? null;
}

/** A line for the agents where a reply did not reach the customer. */
function unreached(row: OutboxRow, ticketId: string | null, reason: string, queue: string | null): Outgoing[] {
  if (ticketId === null || queue === null || !isForRequester(row.intent)) return [];
  const line = { key: 'delivery.customer_unreached', values: { reason } } as const;
  return [{ intent: { kind: 'card_line', ticketId, line, mention: null }, lane: queue, coalesce: null }];
}

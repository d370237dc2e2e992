import type { Outgoing } from '../outbox/intent.js';
import type { Transaction } from '../ports.js';
import type { DeskSettings } from '../settings/desk-settings.js';

/**
 * Departments whose channel changes: what they are working on is posted anew where they are now. It waits in the lane of
 * the channel that is left, behind a card that may be on its way there.
 */
export async function moveEscalations(tx: Transaction, before: DeskSettings, after: DeskSettings): Promise<void> {
  const left = new Map<string, string>();
  for (const { key, channel } of after.departments) {
    const old = before.departments.find((each) => each.key === key)?.channel;
    if (old !== undefined && old !== channel) left.set(key, old);
  }
  if (left.size === 0) return;
  const others = after.departments.map(({ key }) => key).filter((key) => !left.has(key));
  const moving: Outgoing[] = [];
  for (const { id, department } of await tx.activeEscalationsBeside(others)) {
    const lane = left.get(department);
    if (lane === undefined) continue;
    const intent = { kind: 'escalation_card', escalationId: id, moves: true } as const;
    moving.push({ intent, lane, coalesce: `escalation_moves:${id}` });
  }
  if (moving.length > 0) await tx.addOutgoing(moving);
}

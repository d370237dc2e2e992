import { isPseudonym } from '../privacy/pseudonym.js';
import type { Reads } from '../ports.js';
import type { DeskSettings } from '../settings/desk-settings.js';
import type { Intent, Outgoing, Line } from './intent.js';
import type { OutboxRow } from './queue.js';

/** Slack's answers that mean: that channel cannot be posted to, whatever is said there. */
const reasons = ['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action'] as const;
type GoneReason = (typeof reasons)[number];

/** Why a channel cannot be posted to, as the end of a message key; null for other reasons. */
export function goneReason(code: string): GoneReason | null {
  return reasons.find((reason) => code.startsWith(reason)) ?? null;
}

/** What becomes of a post that its channel does not take. */
export interface Detour {
  /** The channel it goes to instead; null: nowhere, it is kept for an admin. */
  readonly to: string | null;
  /** Goes there first: the card under which the post belongs. */
  readonly before: readonly Outgoing[];
}

/** The card under whose thread an intent stands, and whether it is for the customer. */
function rootOf(intent: Intent, ticketId: string | null): Intent | null {
  switch (intent.kind) {
    case 'card_line':
      return { kind: 'card', ticketId: intent.ticketId };
    case 'escalation_answer':
      return ticketId === null ? null : { kind: 'card', ticketId };
    case 'copy':
    case 'file':
      if (intent.to.at === 'card' && ticketId !== null) return { kind: 'card', ticketId };
      if (intent.to.at === 'escalation') return { kind: 'escalation_card', escalationId: intent.to.escalationId };
      return null;
    default:
      return null;
  }
}

/** Whether it is for the requester: such a post never goes to another channel. */
export function isForRequester(intent: Intent): boolean {
  if (intent.kind === 'copy' || intent.kind === 'file') return intent.to.at === 'conversation';
  return ['confirmation', 'solved_notice', 'offer', 'notice', 'home', 'copy_update', 'file_removal'].includes(
    intent.kind,
  );
}

/**
 * The way around a channel that is archived or that Bellhop was removed from: what is for agents, departments and
 * managers goes to the desk's fallback channel, with its card before it.
 * @param ticketId the ticket of a copied message, where known
 */
export function detour(row: OutboxRow, settings: DeskSettings, ticketId: string | null): Detour {
  const to = settings.fallback;
  if (to === null || to === row.lane || row.divertedTo !== null || isForRequester(row.intent)) {
    return { to: null, before: [] };
  }
  const root = rootOf(row.intent, ticketId);
  return { to, before: root ? [{ intent: root, lane: to, coalesce: null, divertedTo: to }] : [] };
}

/**
 * Tells every admin of the desk, in their DM. Until the desk has admins of its own, the workspace's are (see `rolesOf`);
 * where none of them was met yet, its managers are told, else its leads.
 */
export async function tellAdmins(
  settings: DeskSettings,
  reads: Pick<Reads, 'workspaceAdmins'>,
  line: Line,
): Promise<Outgoing[]> {
  const { admins, managers, leads } = settings.roles;
  const readers = admins.length > 0 ? admins : await reads.workspaceAdmins();
  return (
    [readers, managers, leads].map((ids) => ids.filter((id) => !isPseudonym(id))).find((ids) => ids.length > 0) ?? []
  ).map((userId) => ({ intent: { kind: 'notice', userId, line }, lane: `user:${userId}`, coalesce: null }));
}

import type { View } from '@slack/types';
import { invocation } from '../../base/invocation.js';
import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import { findTicket, type TicketRef } from '../../desk/tickets/find-ticket.js';
import { escalateForm } from '../views/work-forms.js';
import { ticketForm, type TicketForm } from '../views/ticket-form.js';
import type { Asker, Edge } from '../edge.js';

/** Opens a modal. */
export async function openView(edge: Edge, triggerId: string, view: View): Promise<void> {
  await edge.client.views.open({ trigger_id: triggerId, view: view as never });
}

/** Opens the form of a new ticket, with what is known already. */
export async function openTicketForm(
  edge: Edge,
  asker: Asker,
  triggerId: string,
  known: Pick<TicketForm, 'subject' | 'description' | 'origin' | 'permalink'> = {},
): Promise<void> {
  const settings = await edge.desk.store.reads.settings();
  const asAgent = may(asker.viewer.roles, 'open_for_others');
  await openView(edge, triggerId, ticketForm({ language: asker.language, settings, asAgent, ...known }));
}

/** The escalation form of a ticket, with what was typed. @throws Refusal */
export async function escalateView(
  edge: Edge,
  asker: Asker,
  ref: TicketRef,
  typed: { readonly department?: string | null; readonly reason?: string } = {},
): Promise<View> {
  const { reads } = edge.desk.store;
  const ticket = await findTicket(reads, ref, asker.viewer, 'work');
  const settings = await reads.settings();
  if (settings.departments.length === 0) throw new Refusal('refusal.no_departments', { command: invocation() });
  const escalations = await reads.escalationsOf(ticket.id);
  return escalateForm({ ticket, settings, escalations, language: asker.language, ...typed });
}

/** Opens the form of an escalation. */
export async function openEscalateForm(
  edge: Edge,
  asker: Asker,
  triggerId: string,
  ref: TicketRef,
  typed: { readonly department?: string | null; readonly reason?: string } = {},
): Promise<void> {
  await openView(edge, triggerId, await escalateView(edge, asker, ref, typed));
}

import type { Desk } from '../context.js';
import { Refusal, StaleError } from '../errors.js';
import { refreshTexts } from '../escalations/redraw.js';
import type { Priority, Ticket } from './ticket.js';
import type { TicketWork } from './ticket-work.js';
import { workOnTicket, type WorkRequest } from './work-on-ticket.js';

export interface TicketFields {
  readonly subject: string;
  readonly description: string;
  readonly priority: Priority;
  readonly category: string | null;
  readonly tags: readonly string[];
}

/** Sets the priority, by an agent. */
export async function changePriority(
  desk: Desk,
  request: WorkRequest & { readonly priority: Priority },
): Promise<Ticket> {
  const { ticket } = await workOnTicket(desk, { ...request, action: 'work' }, (on) => {
    const { number, priority } = on.ticket;
    if (priority === request.priority) {
      throw new Refusal('refusal.priority_already', { number, priority: `priority:${priority}` });
    }
    setPriority(on, request.priority);
    on.refreshCard();
  });
  return ticket;
}

/**
 * Edits what the form shows; only what differs becomes an event.
 * @param request `isStale` says whether somebody changed, since the form was opened, what is to be changed now
 * @throws StaleError in that case: nothing is overwritten unseen
 */
export async function editTicket(
  desk: Desk,
  request: WorkRequest & { readonly fields: Partial<TicketFields>; readonly isStale: (ticket: Ticket) => boolean },
): Promise<Ticket> {
  const { ticket } = await workOnTicket(desk, { ...request, action: 'work' }, async (on, tx) => {
    const { subject, description, priority, category, tags } = request.fields;
    const before = on.ticket;
    if (request.isStale(before)) throw new StaleError('the ticket was edited since the form was opened');
    if (subject !== undefined && subject !== before.subject)
      on.change({ subject }, { type: 'edited', fields: ['subject'] });
    if (description !== undefined && description !== before.description) {
      on.change({ description }, { type: 'edited', fields: ['description'] });
    }
    if (tags !== undefined && tags.join('\n') !== before.tags.join('\n'))
      on.change({ tags }, { type: 'edited', fields: ['tags'] });
    if (category !== undefined && category !== before.category) {
      on.change({ category }, { type: 'category_changed', before: before.category, after: category });
    }
    if (priority !== undefined) setPriority(on, priority);
    if (on.ticket.subject !== before.subject || on.ticket.description !== before.description)
      await refreshTexts(on, tx, before);
    else if (on.hasChanges) on.refreshCard();
  });
  return ticket;
}

function setPriority(on: TicketWork, after: Priority): void {
  const before = on.ticket.priority;
  if (before !== after) on.change({ priority: after }, { type: 'priority_changed', before, after });
}

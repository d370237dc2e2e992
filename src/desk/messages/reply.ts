import type { Desk } from '../context.js';
import type { Ticket } from '../tickets/ticket.js';
import { workOnTicket, type WorkRequest } from '../tickets/work-on-ticket.js';
import { tellStatus } from '../tickets/change-status.js';
import type { Status } from '../tickets/ticket.js';
import { addNote, addReply } from './write-message.js';
import type { MessageFile, Place } from './message.js';

export interface WriteRequest extends WorkRequest {
  /** Slack mrkdwn, escaped. */
  readonly text: string;
  readonly files?: readonly MessageFile[];
  readonly source?: Place;
}

/**
 * A public reply from a form, command or mention. Where the requester is outside Slack it records what the agent told
 * them (Log contact). `status`: the status that the same action sets, after the reply (so it never undoes a response).
 */
export async function replyToTicket(desk: Desk, request: WriteRequest & { readonly status?: Status }): Promise<Ticket> {
  const { ticket } = await workOnTicket(desk, { ...request, action: 'work' }, async (on, tx) => {
    const { userId } = request.viewer.person;
    await addReply(on, tx, {
      author: { kind: 'slack', userId },
      text: request.text,
      files: request.files ?? [],
      source: request.source ?? null,
    });
    const before = on.ticket.status;
    if (request.status !== undefined && request.status !== before) {
      on.setStatus(request.status, 'set');
      await tellStatus(on, tx, before);
    }
  });
  return ticket;
}

/** An internal note from a form, command or mention. */
export async function noteOnTicket(desk: Desk, request: WriteRequest): Promise<Ticket> {
  const { ticket } = await workOnTicket(desk, { ...request, action: 'work' }, async (on, tx) => {
    await addNote(on, tx, {
      author: { kind: 'slack', userId: request.viewer.person.userId },
      text: request.text,
      files: request.files ?? [],
      source: request.source ?? null,
    });
  });
  return ticket;
}

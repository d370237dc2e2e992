import type { App } from '@slack/bolt';
import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import { plainOf, subjectOf } from '../../desk/messages/subject-of.js';
import { ticketOfMessage } from '../../desk/tickets/ticket-of-message.js';
import { translator } from '../../i18n/translate.js';
import { permalink } from '../blocks/links.js';
import { askerOf, type Answer, type Asker, type Edge } from '../edge.js';
import { filesForForm, filesOf, readable, type SlackMessage } from '../incoming.js';
import { failureOf } from '../refuse.js';
import { linkFor } from '../ticket-url.js';
import { addForm, numberForm } from '../views/work-forms.js';
import type { TicketFormOrigin } from '../views/ticket-form.js';
import { openEscalateForm, openTicketForm, openView } from './open-form.js';

interface MessageCall {
  readonly asker: Asker;
  readonly triggerId: string;
  readonly message: SlackMessage & { readonly ts: string };
  readonly channel: string;
  /** Slack names private places `directmessage`, `privategroup` or `mpdm-…` in shortcut payloads. */
  readonly isPrivate: boolean;
}

/** One message shortcut; it opens a form, or answers with a word where no form is needed. */
interface MessageShortcut {
  readonly callbackId: string;
  readonly handle: (edge: Edge, call: MessageCall) => Promise<Answer | null>;
}

function placeOf({ channel, message }: MessageCall): { channel: string; ts: string; threadTs?: string } {
  const threadTs = message.thread_ts;
  return { channel, ts: message.ts, ...(threadTs === undefined || threadTs === message.ts ? {} : { threadTs }) };
}

/** "Create ticket": the form, filled in from the message; a link where it has a ticket already. */
const createTicket: MessageShortcut = {
  callbackId: 'create_ticket',
  async handle(edge, call) {
    const { asker, message, channel } = call;
    if (message.user === undefined || message.bot_id !== undefined) throw new Refusal('refusal.bot_message');
    const existing = await ticketOfMessage(edge.desk.store.reads, placeOf(call));
    if (existing && existing.status !== 'closed') {
      return {
        text: translator(asker.language)('done.already', { ticket: await linkFor(edge, existing, asker.viewer) }),
      };
    }
    const text = await readable(edge, message.text ?? '');
    const files = filesOf(message);
    const origin: TicketFormOrigin = {
      ...placeOf(call),
      author: message.user,
      isPrivate: call.isPrivate && message.user !== asker.userId,
      files: filesForForm(files),
    };
    await openTicketForm(edge, asker, call.triggerId, {
      subject: subjectOf(text, files),
      description: plainOf(text),
      origin,
      permalink: permalink(edge.workspaceUrl, channel, message.ts, message.thread_ts),
    });
    return null;
  },
};

/** "Add to ticket": asks for the number. */
const addToTicket: MessageShortcut = {
  callbackId: 'add_to_ticket',
  async handle(edge, call) {
    const { asker, message } = call;
    if (!may(asker.viewer.roles, 'work')) throw new Refusal('refusal.not_allowed');
    if (message.user === undefined || message.bot_id !== undefined) throw new Refusal('refusal.bot_message');
    const text = plainOf(await readable(edge, message.text ?? ''));
    const origin = { ...placeOf(call), author: message.user, files: filesForForm(filesOf(message)) };
    await openView(edge, call.triggerId, addForm(text, origin, asker.language));
    return null;
  },
};

/** "Escalate": the form of the message's ticket; asks for the number where it has none. */
const escalateMessage: MessageShortcut = {
  callbackId: 'escalate_message',
  async handle(edge, call) {
    const { asker, triggerId } = call;
    if (!may(asker.viewer.roles, 'work')) throw new Refusal('refusal.not_allowed');
    const ticket = await ticketOfMessage(edge.desk.store.reads, placeOf(call));
    if (ticket) await openEscalateForm(edge, asker, triggerId, { id: ticket.id });
    else await openView(edge, triggerId, numberForm(asker.language));
    return null;
  },
};

/** Every message shortcut; `manifest.yml` has the same (a test compares them). */
export const messageShortcuts: readonly MessageShortcut[] = [createTicket, addToTicket, escalateMessage];

/** Every global shortcut. */
export const globalShortcuts = ['new_ticket'] as const;

export function registerShortcuts(app: App, edge: Edge): void {
  app.shortcut({ callback_id: 'new_ticket', type: 'shortcut' }, async ({ shortcut, ack }) => {
    await openTicketForm(edge, await askerOf(edge, shortcut.user.id), shortcut.trigger_id);
    await ack();
  });
  for (const { callbackId, handle } of messageShortcuts) {
    app.shortcut({ callback_id: callbackId, type: 'message_action' }, async ({ shortcut, ack, respond }) => {
      const asker = await askerOf(edge, shortcut.user.id);
      const tell = (answer: Answer): Promise<unknown> => respond({ response_type: 'ephemeral', ...answer });
      try {
        const { channel, message, trigger_id: triggerId } = shortcut;
        const isPrivate = /^(directmessage|privategroup|mpdm-)/u.test(channel.name);
        const answer = await handle(edge, {
          asker,
          triggerId,
          message: { ...(message as SlackMessage), ts: shortcut.message_ts },
          channel: channel.id,
          isPrivate,
        });
        await ack();
        if (answer) await tell(answer);
      } catch (error) {
        await ack();
        const failure = await failureOf(edge, error, asker);
        if (failure.kind === 'say') await tell(failure);
      }
    });
  }
}

import type { App } from '@slack/bolt';
import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import { awaitMessage } from '../../desk/messages/follow-edit.js';
import { revisionShown } from '../../desk/messages/source-change.js';
import { plainOf, subjectOf } from '../../desk/messages/subject-of.js';
import { ticketOfMessage } from '../../desk/tickets/ticket-of-message.js';
import { permalink } from '../blocks/links.js';
import type { Answer, Asker, Edge } from '../edge.js';
import { filesForForm, filesOf, readable, type SlackMessage } from '../incoming.js';
import { answerOf, inTime } from '../in-time.js';
import { slackErrorCode } from '../optional.js';
import { alreadyHas } from '../ticket-url.js';
import { tellByDm } from '../tell-person.js';
import { wordModal } from '../views/fields.js';
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
      return { text: await alreadyHas(edge, existing, asker, channel) };
    }
    await awaitMessage(edge.desk, placeOf(call));
    const text = await readable(edge, message.text ?? '');
    const files = filesOf(message);
    const origin: TicketFormOrigin = {
      ...placeOf(call),
      author: message.user,
      revision: revisionShown(message.edited?.ts),
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
    await awaitMessage(edge.desk, placeOf(call));
    const text = plainOf(await readable(edge, message.text ?? ''));
    const revision = revisionShown(message.edited?.ts);
    const origin = { ...placeOf(call), author: message.user, revision, files: filesForForm(filesOf(message)) };
    const isPrivate = call.isPrivate && message.user !== asker.userId;
    await openView(edge, call.triggerId, addForm({ text, isPrivate, metadata: origin, language: asker.language }));
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

/** Registers the shortcuts. */
export function registerShortcuts(app: App, edge: Edge): void {
  app.shortcut({ callback_id: 'new_ticket', type: 'shortcut' }, async ({ shortcut, ack }) => {
    const { trigger_id: triggerId, user } = shortcut;
    const { failure, reader } = await inTime(edge, user.id, (timely, asker) =>
      openTicketForm(timely, asker, triggerId),
    );
    await ack();
    if (failure?.kind === 'say') await sayWithoutPlace(edge, user.id, triggerId, failure, reader);
  });
  for (const { callbackId, handle } of messageShortcuts) {
    app.shortcut({ callback_id: callbackId, type: 'message_action' }, async ({ shortcut, ack, respond }) => {
      const { channel, trigger_id: triggerId } = shortcut;
      const message = { ...(shortcut.message as SlackMessage), ts: shortcut.message_ts };
      const isPrivate = /^(directmessage|privategroup|mpdm-)/u.test(channel.name);
      const done = await inTime(edge, shortcut.user.id, (timely, asker) =>
        handle(timely, { asker, triggerId, message, channel: channel.id, isPrivate }),
      );
      await ack();
      const answer = answerOf(done);
      if (answer) await respond({ response_type: 'ephemeral', ...answer });
    });
  }
}

/** A global shortcut is used nowhere in particular: a modal says it, and where its time is over a DM. */
async function sayWithoutPlace(
  edge: Edge,
  userId: string,
  triggerId: string,
  answer: Answer,
  reader: Pick<Asker, 'language'>,
): Promise<void> {
  try {
    await openView(edge, triggerId, wordModal(answer, reader));
  } catch (error) {
    edge.logger.warn({ code: slackErrorCode(error) }, 'An answer could not be shown');
    await tellByDm(edge, userId, answer);
  }
}

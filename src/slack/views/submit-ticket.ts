import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import { escapeText, plainOf } from '../../desk/messages/subject-of.js';
import { editTicket, type TicketFields } from '../../desk/tickets/edit-ticket.js';
import { openTicket } from '../../desk/tickets/open-ticket.js';
import {
  channelsOfContact,
  priorities,
  type Conversation,
  type Requester,
  type Source,
  type Via,
} from '../../desk/tickets/ticket.js';
import { permalink } from '../blocks/links.js';
import { limits } from '../blocks/limits.js';
import { channelFacts, fetchMessage, readable } from '../incoming.js';
import { alreadyHas } from '../ticket-url.js';
import type { Edge } from '../edge.js';
import type { FormValues } from './fields.js';
import { metadataId, type FormCall, type FormListener } from './form.js';
import { editedFields, fingerprint, type EditedFields, type TicketFormOrigin } from './ticket-form.js';

/** The form of a new ticket was submitted. */
export const ticketFormListener: FormListener = {
  callbackId: 'ticket_form',
  async handle(edge, call) {
    const { asker, values, key } = call;
    const origin = call.metadata as TicketFormOrigin;
    const asAgent = may(asker.viewer.roles, 'open_for_others');
    const requester = requesterOf(call, origin, asAgent);
    const { source, conversation } = await placesOf(edge, origin, requester);
    const others = requester.kind === 'contact' || requester.userId !== asker.userId;
    const opened = await openTicket(edge.desk, {
      openedBy: asker.userId,
      openedByAgent: asAgent && others && source === null,
      requester,
      subject: values['subject'] ?? '…',
      description: await wholeText(edge, origin, values['description'] ?? ''),
      priority: oneOf(priorities, values['priority'], 'normal'),
      category: values['category'] ?? null,
      tags: tagsOf(values['tags']),
      via: viaOf(values['via'], requester),
      conversation,
      source,
      files: origin.files ?? [],
      ...(origin.revision === undefined ? {} : { revision: origin.revision }),
      key,
    });
    if (opened.outcome === 'opened') return null;
    return { say: { text: await alreadyHas(edge, opened.ticket, asker, origin.channel) } };
  },
};

/**
 * The form that edits a ticket was submitted: what the person left as it was keeps what others made of it meanwhile; what
 * both changed is refused, so that neither overwrites the other unseen.
 */
export const editFormListener: FormListener = {
  callbackId: 'edit_form',
  async handle(edge, call) {
    const { values, asker, key } = call;
    const was = call.metadata['was'] as EditedFields;
    const { subject, description, category = null, priority, tags } = values;
    const is: EditedFields = {
      subject: subject ?? was.subject,
      description: description === undefined ? was.description : fingerprint(description ?? ''),
      category,
      priority: oneOf(priorities, priority, 'normal'),
      tags: tags ?? '',
    };
    const changed = (Object.keys(is) as (keyof EditedFields)[]).filter((name) => is[name] !== was[name]);
    const typed: TicketFields = {
      subject: is.subject,
      description: escapeText(description ?? ''),
      category,
      priority: oneOf(priorities, priority, 'normal'),
      tags: tagsOf(tags),
    };
    await editTicket(edge.desk, {
      ticket: { id: metadataId(call, 'ticketId') },
      viewer: asker.viewer,
      key,
      fields: Object.fromEntries(changed.map((name) => [name, typed[name]])),
      isStale(ticket) {
        const now = editedFields(ticket);
        return changed.some((name) => now[name] !== was[name] && now[name] !== is[name]);
      },
    });
    return null;
  },
};

/** The form holds 3,000 characters: of a longer message that was left as it is, the whole text is kept. */
async function wholeText(edge: Edge, { channel, ts }: TicketFormOrigin, typed: string): Promise<string> {
  if (channel === undefined || ts === undefined || typed.length < limits.inputText - 100) return escapeText(typed);
  const message = await fetchMessage(edge, channel, ts);
  const text = await readable(edge, message?.text ?? '');
  return plainOf(text).startsWith(typed) ? text : escapeText(typed);
}

function oneOf<T extends string>(all: readonly T[], value: string | null | undefined, otherwise: T): T {
  return all.find((each) => each === value) ?? otherwise;
}

/** How the requester came: what the agent chose, else what they can be reached by. */
function viaOf(chosen: string | null | undefined, requester: Requester): Via {
  const via = channelsOfContact.find((each) => each === chosen);
  if (requester.kind === 'slack') return via ?? 'slack';
  if (via === 'slack') throw new Refusal('error.via_slack', {}, 'via');
  return via ?? (requester.phone === undefined ? 'email' : 'phone');
}

/** Tags as people write them: commas of either width. */
function tagsOf(text: string | null | undefined): string[] {
  const tags = (text ?? '')
    .split(/[,，、]/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, 20);
}

function requesterOf({ asker, values }: FormCall, origin: TicketFormOrigin, asAgent: boolean): Requester {
  if (origin.author !== undefined) return { kind: 'slack', userId: origin.author };
  return asAgent ? chosenRequester(values) : { kind: 'slack', userId: asker.userId };
}

/** What Slack's own pickers give. */
function isUserId(text: string): boolean {
  return /^[UW][A-Z0-9]+$/u.test(text);
}

function chosenRequester(values: FormValues): Requester {
  const { requester, contact_name: name, contact_phone: phone, contact_email: email } = values;
  if (requester && (name || phone || email)) throw new Refusal('error.requester_both', {}, 'requester');
  if (requester && !isUserId(requester)) throw new Refusal('error.requester_none', {}, 'requester');
  if (requester) return { kind: 'slack', userId: requester };
  if (!name) throw new Refusal('error.requester_none', {}, phone || email ? 'contact_name' : 'requester');
  if (!phone && !email) throw new Refusal('error.contact_unreachable', {}, 'contact_phone');
  if (phone && !/^\+?[\d\s().#-]{3,40}(?:(?:ext|x)\.?\s*\d+)?$/iu.test(phone))
    throw new Refusal('error.phone', {}, 'contact_phone');
  return { kind: 'contact', name, ...(phone ? { phone } : {}), ...(email ? { email: email.toLowerCase() } : {}) };
}

/** Where the ticket came from and where its requester will be: the message's thread if Bellhop can write there. */
async function placesOf(
  edge: Edge,
  origin: TicketFormOrigin,
  requester: Requester,
): Promise<{ source: Source | null; conversation: Conversation }> {
  const dm: Conversation = requester.kind === 'slack' ? { kind: 'dm', userId: requester.userId } : { kind: 'none' };
  const { channel, ts, threadTs } = origin;
  if (channel === undefined || ts === undefined) return { source: null, conversation: dm };
  const { reachable, isPrivate } = await channelFacts(edge, channel);
  const source: Source = { channel, ts, isPrivate, permalink: permalink(edge.workspaceUrl, channel, ts, threadTs) };
  return { source, conversation: reachable ? { kind: 'thread', channel, threadTs: threadTs ?? ts } : dm };
}

import { may } from '../../desk/access/roles.js';
import { awaitMessage } from '../../desk/messages/follow-edit.js';
import { takeTicket } from '../../desk/tickets/assign.js';
import { resolveTicket } from '../../desk/tickets/change-status.js';
import { ticketOfMessage } from '../../desk/tickets/ticket-of-message.js';
import { translator } from '../../i18n/translate.js';
import { actions, button, section } from '../blocks/text.js';
import { askerOf, type Answer, type Asker, type Edge } from '../edge.js';
import { channelFacts, needMessage } from '../incoming.js';
import { openFromMessage } from '../open-from-message.js';
import { failureOfEvent } from '../refuse.js';
import { tellPerson } from '../tell-person.js';
import { alreadyHas } from '../ticket-url.js';
import { escalateOffer } from './mention.js';
import { needOwnPost } from './own-post.js';

export interface ReactionEvent {
  readonly user: string;
  readonly reaction: string;
  readonly item: { readonly type: string; readonly channel: string; readonly ts: string };
}

interface Reaction {
  readonly channel: string;
  readonly ts: string;
  readonly key: string;
}

/** An emoji that is a verb. It counts only from people with the right; from all others it is just an emoji. */
export async function onReaction(edge: Edge, event: ReactionEvent, eventId: string): Promise<void> {
  if (event.item.type !== 'message' || event.user === edge.botUserId) return;
  const { emoji } = await edge.desk.store.reads.settings();
  const name = event.reaction.replace(/::skin-tone-\d$/u, '');
  const verbs: Readonly<Record<string, (edge: Edge, asker: Asker, on: Reaction) => Promise<Answer | null>>> = {
    [emoji.create]: create,
    [emoji.take]: take,
    [emoji.resolve]: resolve,
    [emoji.escalate]: escalate,
  };
  const verb = verbs[name];
  if (!verb) return;
  const { channel, ts } = event.item;
  await needOwnPost(edge, { channel, ts, user: event.user });
  const asker = await askerOf(edge, event.user);
  const on = { channel, ts, key: `event:${eventId}` };
  try {
    const answer = await verb(edge, asker, on);
    if (answer) await tellPerson(edge, channel, event.user, answer);
  } catch (error) {
    const failure = await failureOfEvent(edge, error, asker);
    if (failure.kind === 'say') await tellPerson(edge, channel, event.user, { text: failure.text });
  }
}

/** A ticket from the message. In a private place somebody else's words need a confirmation first. */
async function create(edge: Edge, asker: Asker, on: Reaction): Promise<Answer | null> {
  const { channel, ts } = on;
  await awaitMessage(edge.desk, on);
  const message = await needMessage(edge, channel, ts);
  if (message?.user === undefined || message.bot_id !== undefined || asker.viewer.person.isBot) return null;
  const t = translator(asker.language);
  const threadTs = message.thread_ts;
  const place = { channel, ts, ...(threadTs === undefined ? {} : { threadTs }) };
  const existing = await ticketOfMessage(edge.desk.store.reads, place);
  if (existing && existing.status !== 'closed') {
    return { text: await alreadyHas(edge, existing, asker, channel) };
  }
  const { isPrivate } = await channelFacts(edge, channel);
  if (isPrivate && message.user !== asker.userId) {
    const text = t('notice.private');
    const open = button(t('button.open_ticket'), 'open_form', `${channel}:${ts}`, { style: 'primary' });
    return { text, blocks: [section(text), actions('notice_actions', [open])] };
  }
  const opened = await openFromMessage(edge, asker, {
    channel,
    ts,
    message,
    key: on.key,
  });
  if (opened.outcome === 'opened') return null;
  return { text: await alreadyHas(edge, opened.ticket, asker, channel) };
}

async function take(edge: Edge, asker: Asker, on: Reaction): Promise<Answer | null> {
  const ticket = may(asker.viewer.roles, 'work') ? await ticketOf(edge, on) : null;
  if (ticket) await takeTicket(edge.desk, { ticket: { id: ticket.id }, viewer: asker.viewer, key: on.key });
  return null;
}

async function resolve(edge: Edge, asker: Asker, on: Reaction): Promise<Answer | null> {
  const ticket = await ticketOf(edge, on);
  const own = ticket?.requester.kind === 'slack' && ticket.requester.userId === asker.userId;
  if (!ticket || (!own && !may(asker.viewer.roles, 'work'))) return null;
  await resolveTicket(edge.desk, { ticket: { id: ticket.id }, viewer: asker.viewer, key: on.key });
  return null;
}

async function escalate(edge: Edge, asker: Asker, on: Reaction): Promise<Answer | null> {
  const ticket = may(asker.viewer.roles, 'work') ? await ticketOf(edge, on) : null;
  return ticket && escalateOffer(ticket, asker);
}

async function ticketOf(edge: Edge, on: Reaction): ReturnType<typeof ticketOfMessage> {
  const { channel, ts } = on;
  const found = await ticketOfMessage(edge.desk.store.reads, { channel, ts });
  if (found) return found;
  const threadTs = (await needMessage(edge, channel, ts))?.thread_ts;
  return threadTs === undefined ? null : ticketOfMessage(edge.desk.store.reads, { channel, ts, threadTs });
}

import { openTicket, type Opened } from '../desk/tickets/open-ticket.js';
import { Refusal } from '../desk/errors.js';
import { revisionOf } from '../desk/messages/source-change.js';
import { subjectOf } from '../desk/messages/subject-of.js';
import { permalink } from './blocks/links.js';
import type { Asker, Edge } from './edge.js';
import { channelFacts, filesOf, readable, type SlackMessage } from './incoming.js';

/** Opens a ticket from a message without a form: by emoji, or by the button of an offer. */
export async function openFromMessage(
  edge: Edge,
  asker: Asker,
  from: { readonly channel: string; readonly ts: string; readonly message: SlackMessage; readonly key: string },
): Promise<Opened> {
  const { channel, ts, message, key } = from;
  if (message.user === undefined || message.bot_id !== undefined) throw new Refusal('refusal.bot_message');
  const { isPrivate } = await channelFacts(edge, channel);
  const text = await readable(edge, message.text ?? '');
  const files = filesOf(message);
  return openTicket(edge.desk, {
    openedBy: asker.userId,
    openedByAgent: false,
    requester: { kind: 'slack', userId: message.user },
    subject: subjectOf(text, files),
    description: text,
    via: 'slack',
    conversation: { kind: 'thread', channel, threadTs: message.thread_ts ?? ts },
    source: { channel, ts, isPrivate, permalink: permalink(edge.workspaceUrl, channel, ts, message.thread_ts) },
    files,
    revision: revisionOf(message.edited?.ts),
    key,
  });
}

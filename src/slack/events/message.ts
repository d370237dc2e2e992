import { CodedError } from '../../base/errors.js';
import { followChange } from '../../desk/messages/follow-edit.js';
import { receiveMessage, type Received } from '../../desk/messages/receive-message.js';
import { revisionOf } from '../../desk/messages/source-change.js';
import { permalink } from '../blocks/links.js';
import type { Edge } from '../edge.js';
import { needMessage, filesOf, readable, type SlackMessage } from '../incoming.js';
import { commandAfterMention, isForPeople, runMention } from './mention.js';
import { needOwnPost } from './own-post.js';

/** The message event, as far as the desk reads it. */
export interface MessageEvent extends SlackMessage {
  readonly channel: string;
  readonly channel_type?: string;
  readonly ts: string;
  readonly hidden?: boolean;
  readonly message?: SlackMessage;
  readonly previous_message?: SlackMessage;
  readonly deleted_ts?: string;
}

/** The subtypes that are somebody's words; all others are Slack's own notices. */
const spoken = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** How long Slack repeats a delivery (at once, after one and after five minutes), in seconds, with some to spare. */
const retriesLast = 10 * 60;

/**
 * A message was written, edited or deleted somewhere Bellhop can read.
 * @param saved resolves when the event is saved; awaited before anything is committed or said
 */
export async function onMessage(edge: Edge, event: MessageEvent, eventId: string, saved: Promise<void>): Promise<void> {
  const isOpening = spoken.has(event.subtype) && event.thread_ts === undefined;
  if (!isOpening) await saved;
  if (event.subtype === 'message_changed') return onEdit(edge, event, eventId);
  if (event.subtype === 'message_deleted') return onDeletion(edge, event, eventId);
  const { channel, thread_ts: threadTs, user } = event;
  if (threadTs !== undefined && user !== undefined) await needOwnPost(edge, { channel, ts: threadTs, user });
  const received = await hear(edge, event, saved);
  if (received?.outcome !== 'orphan' || threadTs === undefined) return;
  if (!(await readRoot(edge, event, threadTs, saved))) return;
  const again = await hear(edge, event, saved);
  // its ticket is being saved at this very moment: the reply's event is handled once more a little later
  if (again?.outcome === 'orphan')
    throw new CodedError('ticket_not_saved_yet', 'The ticket of a reply is not saved yet');
}

/** Somebody's words. @returns null where they are nobody's, or a command */
async function hear(edge: Edge, event: MessageEvent, saved: Promise<void>): Promise<Received | null> {
  if (!spoken.has(event.subtype) || event.user === undefined || event.bot_id !== undefined) return null;
  if (event.user === edge.botUserId) return null;
  const { channel, ts, thread_ts: threadTs, user } = event;
  const isDirect = event.channel_type === 'im';
  const command = commandAfterMention(event.text ?? '', edge.botUserId);
  if (command !== null) {
    await saved;
    const mention = { user, channel, ts, command, ...(threadTs === undefined ? {} : { threadTs }) };
    if (!(await isForPeople(edge, mention))) {
      // elsewhere Slack sends the same line as `app_mention`
      if (isDirect) await runMention(edge, mention);
      return null;
    }
  }
  return receive(edge, event, user, saved);
}

async function receive(edge: Edge, event: MessageEvent, user: string, saved: Promise<void>): Promise<Received> {
  const { channel, ts, thread_ts: threadTs } = event;
  const isDirect = event.channel_type === 'im';
  const inThread = threadTs !== undefined && threadTs !== ts;
  const text = await readable(edge, event.text ?? '');
  return edge.people.asKnown(user, (viewer, still) => {
    const both = Promise.all([saved, still]).then(() => undefined);
    both.catch(() => undefined); // what leads to nothing does not ask
    return receiveMessage(edge.desk, {
      viewer,
      place: { channel, ts, ...(inThread ? { threadTs } : {}) },
      isDirect,
      isPrivate: isDirect || event.channel_type === 'group' || event.channel_type === 'mpim',
      text,
      files: filesOf(event),
      revision: revisionOf(event.edited?.ts),
      permalink: permalink(edge.workspaceUrl, channel, ts, threadTs),
      key: `message:${channel}:${ts}`,
      saved: both,
    });
  });
}

/**
 * A reply that came before the message it replies to, whose delivery Slack may still be repeating: that message is read
 * from the channel and handled first. Older threads are other people's talk.
 * @returns whether it belongs to a ticket
 */
async function readRoot(edge: Edge, reply: MessageEvent, threadTs: string, saved: Promise<void>): Promise<boolean> {
  if (Number(reply.ts) - Number(threadTs) > retriesLast) return false;
  // what Slack does not tell now is asked again: the reply's event fails, and is handled once more
  const root = await needMessage(edge, reply.channel, threadTs);
  if (!root) return false;
  const { channel, channel_type: kind = 'channel' } = reply;
  const received = await hear(edge, { ...root, channel, channel_type: kind, ts: threadTs }, saved);
  return received !== null && ('ticket' in received || received.outcome === 'known');
}

async function onEdit(edge: Edge, event: MessageEvent, eventId: string): Promise<void> {
  const { message, channel } = event;
  if (message?.ts === undefined || message.bot_id !== undefined) return;
  // a deleted root that has replies stays as a tombstone
  const isDeleted = message.subtype === 'tombstone';
  // unfurled links and the like change nothing that was said
  if (!isDeleted && message.edited === undefined) return;
  await followChange(edge.desk, {
    channel,
    ts: message.ts,
    author: isDeleted ? (event.previous_message?.user ?? null) : (message.user ?? null),
    ...(message.thread_ts === undefined ? {} : { threadTs: message.thread_ts }),
    revision: revisionOf(message.edited?.ts, event.ts),
    said: isDeleted ? null : { text: await readable(edge, message.text ?? ''), files: filesOf(message) },
    key: `event:${eventId}`,
  });
}

async function onDeletion(edge: Edge, event: MessageEvent, eventId: string): Promise<void> {
  const { channel, previous_message: previous } = event;
  const ts = event.deleted_ts ?? previous?.ts;
  if (ts === undefined || previous?.bot_id !== undefined) return;
  const revision = revisionOf(undefined, event.ts);
  const author = previous?.user ?? null;
  await followChange(edge.desk, { channel, ts, author, revision, said: null, key: `event:${eventId}` });
}

import { head } from '../base/clip.js';
import type { MessageFile } from '../desk/messages/message.js';
import { escapeText } from '../desk/messages/subject-of.js';
import { isLasting, slackErrorCode } from './optional.js';
import type { Edge } from './edge.js';

/** What Slack sends of a file. */
export interface SlackFile {
  readonly id?: string;
  readonly name?: string | null;
  readonly title?: string | null;
  readonly mimetype?: string;
  readonly permalink?: string;
}

/** What Slack sends of a message, in events, shortcuts and histories. */
export interface SlackMessage {
  readonly type?: string;
  readonly subtype?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly text?: string;
  readonly files?: readonly SlackFile[];
  readonly edited?: { readonly ts?: string };
  /** Bellhop's own posts name their row of the outbox. */
  readonly metadata?: { readonly event_payload?: { readonly outboxId?: unknown } };
}

/** The files of a message. */
export function filesOf(message: SlackMessage): MessageFile[] {
  return (message.files ?? []).flatMap((file) =>
    file.id === undefined
      ? []
      : [
          {
            id: file.id,
            name: file.name ?? file.title ?? file.id,
            ...(file.mimetype === undefined ? {} : { mimetype: file.mimetype }),
            ...(file.permalink === undefined ? {} : { url: file.permalink }),
          },
        ],
  );
}

/** What of a message's files fits a form's metadata (3,000 characters, shared with the place): ids and short names. */
export function filesForForm(files: readonly MessageFile[]): { readonly id: string; readonly name: string }[] {
  const kept: { id: string; name: string }[] = [];
  for (const { id, name } of files) {
    const next = [...kept, { id, name: head(name, 60) }];
    if (JSON.stringify(next).length > 2000) break;
    kept.push(...next.slice(kept.length));
  }
  return kept;
}

/** Replaces mentions of people by their names: kept texts ping nobody, wherever they are shown. */
export async function readable(edge: Pick<Edge, 'people'>, text: string): Promise<string> {
  let result = text;
  for (const [mention, userId] of text.matchAll(/<@([UW]\w+)(?:\|[^>]*)?>/gu)) {
    if (userId === undefined) continue;
    const name = `@${escapeText(await edge.people.name(userId))}`;
    result = result.replace(mention, () => name);
  }
  return result;
}

/**
 * Whether Bellhop can write in a channel, and whether the channel is private.
 * @throws where Slack cannot tell at this moment: a guess would stay with the ticket
 */
export async function channelFacts(edge: Edge, channel: string): Promise<{ reachable: boolean; isPrivate: boolean }> {
  try {
    const { channel: info } = await edge.client.conversations.info({ channel });
    const isPrivate = info?.is_private === true || info?.is_im === true || info?.is_mpim === true;
    return { reachable: info?.is_member === true || info?.is_im === true, isPrivate };
  } catch (error) {
    if (!isLasting(error)) throw error;
    edge.logger.debug({ code: slackErrorCode(error) }, 'A channel cannot be looked at');
    return { reachable: false, isPrivate: true };
  }
}

async function messageIn(edge: Edge, channel: string, ts: string): Promise<SlackMessage | null> {
  const where = { channel, ts, latest: ts, inclusive: true, limit: 1, include_all_metadata: true };
  const { messages = [] } = await edge.client.conversations.replies(where);
  return (messages.find((message) => message.ts === ts) as SlackMessage | undefined) ?? null;
}

/** One message by its place; null where Bellhop may not read it. */
export async function fetchMessage(edge: Edge, channel: string, ts: string): Promise<SlackMessage | null> {
  return (await edge.optional('conversations.replies', () => messageIn(edge, channel, ts))) ?? null;
}

/** Slack's words for a message that is not there. */
const absent = new Set(['thread_not_found', 'message_not_found']);

/**
 * The same, where something is lost without it.
 * @throws where Slack cannot tell at this moment
 */
export async function needMessage(edge: Edge, channel: string, ts: string): Promise<SlackMessage | null> {
  try {
    return await messageIn(edge, channel, ts);
  } catch (error) {
    if (isLasting(error) || absent.has(slackErrorCode(error))) return null;
    throw error;
  }
}

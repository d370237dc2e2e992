import type { WebClient } from '@slack/web-api';
import type { Delivery, SentAt } from './render-context.js';

/** How far back a lost post is looked for: the newest 300 of a channel, the first 1,000 of a thread. */
const pages = { history: 3, replies: 5 } as const;

interface Listed {
  readonly ts?: string;
  readonly metadata?: { readonly event_payload?: { readonly outboxId?: unknown } };
  readonly files?: readonly { readonly id?: string }[];
}
interface Page {
  readonly messages?: readonly Listed[];
  readonly has_more?: boolean;
  readonly response_metadata?: { readonly next_cursor?: string };
}

/**
 * Looks whether an earlier send reached Slack: a post carries the id of its row in its metadata, a file has the id that was
 * noted when its upload began. Of a removal only the words are found that Slack refused it.
 * @returns where it stands; null where it is not there
 * @throws the Web API's errors
 */
export async function findPost(
  client: WebClient,
  call: Extract<Delivery['call'], { method: 'post' | 'upload' | 'remove' }>,
  outboxId: string,
): Promise<SentAt | null> {
  const { channel, threadTs } = call;
  const seen = (message: Listed): SentAt | null => {
    if (message.ts === undefined) return null;
    const at = { channel, ts: message.ts };
    if (message.metadata?.event_payload?.outboxId === outboxId) return at;
    if (call.method !== 'upload') return null;
    const fileId = call.copies.find((copyId) => message.files?.some(({ id }) => id === copyId));
    return fileId === undefined ? null : { ...at, fileId };
  };
  const read = async (cursor?: string): Promise<Page> => {
    const paging = { include_all_metadata: true, ...(cursor === undefined ? {} : { cursor }) };
    return threadTs === undefined
      ? client.conversations.history({ channel, limit: 100, ...paging })
      : client.conversations.replies({ channel, ts: threadTs, limit: 200, ...paging });
  };
  let cursor: string | undefined;
  const most = threadTs === undefined ? pages.history : pages.replies;
  for (let page = 0; page < most; page += 1) {
    const { messages = [], has_more: more, response_metadata: meta } = await read(cursor);
    for (const message of messages) {
      const at = seen(message);
      if (at) return at;
    }
    cursor = meta?.next_cursor;
    if (more !== true || cursor === undefined || cursor === '') break;
  }
  return null;
}

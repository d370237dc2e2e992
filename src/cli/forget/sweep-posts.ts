import type { WebClient } from '@slack/web-api';
import type { KnownBlock } from '@slack/types';
import { escapeText } from '../../desk/messages/subject-of.js';
import type { PostedTraces } from '../../desk/privacy/erasure.js';
import { addressIn, quoted } from '../../desk/privacy/mentions.js';
import { section } from '../../slack/blocks/text.js';
import { slackErrorCode } from '../../slack/optional.js';
import { lineCleaner, type Content } from './clean-lines.js';

/** What was done in Slack. */
export interface Swept {
  readonly edited: number;
  /** Posts that Slack does not let Bellhop change (any more). */
  readonly left: number;
}

/** Slack's answers that no repetition mends: the post is gone, or not to be changed. */
const lasting =
  /^(message_not_found|cant_update_message|edit_window_closed|channel_not_found|not_in_channel|is_archived|thread_not_found|file_not_found|file_deleted|cant_delete_file|missing_scope|no_permission|.*_not_allowed.*)$/u;

interface Listed {
  readonly ts?: string;
  readonly user?: string;
  readonly text?: string;
  readonly blocks?: KnownBlock[];
  readonly files?: readonly { readonly id?: string }[];
}

interface Sweep {
  readonly client: WebClient;
  readonly botUserId: string;
  /** What a post says from now on. */
  readonly words: string;
  /** What stands where their name was. */
  readonly nobody: string;
  /** Channels of the desk in which a post may name several tickets. */
  readonly channels: readonly string[];
}

/**
 * Erases in Slack what Bellhop posted of somebody: everything that it wrote in the threads of their tickets, copies of
 * their words, files, lines about them under the cards of others, and their subjects in posts about many tickets. May be repeated; what was erased is left alone.
 */
export async function sweepPosts(traces: PostedTraces, sweep: Sweep): Promise<Swept> {
  const { client, botUserId, words } = sweep;
  let edited = 0;
  let left = 0;
  const attempt = async (call: () => Promise<unknown>): Promise<void> => {
    try {
      await call();
      edited += 1;
    } catch (error) {
      const code = slackErrorCode(error);
      if (!lasting.test(code)) throw error;
      // a file that is gone, or never was shown, is what was wanted
      if (code !== 'file_not_found' && code !== 'file_deleted') left += 1;
    }
  };
  const erase = (channel: string, ts: string): Promise<void> =>
    attempt(() => client.chat.update({ channel, ts, text: words, blocks: [section(words)] }));
  const isOurs = ({ user, text }: Listed): boolean => user === botUserId && text !== words;

  for (const file of traces.files) await attempt(() => client.files.delete({ file }));
  const done = new Set<string>();
  for (const { channel, threadTs, root } of traces.threads) {
    if (done.has(`${channel}:${threadTs}`)) continue;
    done.add(`${channel}:${threadTs}`);
    for await (const message of listed(client, 'conversations.replies', { channel, ts: threadTs })) {
      const { ts, files = [] } = message;
      if (ts === undefined || !isOurs(message) || (ts === threadTs && !root)) continue;
      done.add(`${channel}:${ts}`);
      if (files.length === 0) await erase(channel, ts);
    }
  }
  for (const { channel, ts } of traces.posts) {
    if (done.has(`${channel}:${ts}`)) continue;
    done.add(`${channel}:${ts}`);
    await erase(channel, ts);
  }
  const change = async (channel: string, { ts, text = '', blocks = [] }: Listed, content: Content): Promise<void> => {
    if (ts === undefined || JSON.stringify(content) === JSON.stringify({ text, blocks })) return;
    await attempt(() => client.chat.update({ channel, ts, ...content }));
  };
  const cleanLine = lineCleaner(traces, sweep);
  for (const { channel, threadTs, reasons } of traces.acts) {
    if (done.has(`${channel}:${threadTs}`)) continue;
    for await (const message of listed(client, 'conversations.replies', { channel, ts: threadTs })) {
      const { ts, text = '', blocks = [], files = [] } = message;
      // the card itself is drawn anew
      if (!isOurs(message) || ts === threadTs || files.length > 0 || done.has(`${channel}:${ts ?? ''}`)) continue;
      const cleaned = cleanLine({ text, blocks }, reasons, (clean) => contentOf(message, clean));
      await change(channel, message, cleaned);
    }
  }
  if (traces.since === null) return { edited, left };
  const oldest = String(Math.floor(traces.since.getTime() / 1000) - 60);
  const clean = cleaner(traces, sweep);
  for (const channel of sweep.channels) {
    for await (const message of listed(client, 'conversations.history', { channel, oldest })) {
      if (message.user === botUserId) await change(channel, message, contentOf(message, clean));
    }
  }
  return { edited, left };
}

const word = String.raw`[\p{L}\p{N}_]`;

/** A name as it stands in posts; names without spaces between words have no edges. */
function nameIn(name: string): string {
  const text = quoted(escapeText(name));
  return /\p{Script=Han}/u.test(name) ? text : `(?<!${word})${text}(?!${word})`;
}

/** Takes out what follows the number of one of their tickets in its line, and their names. */
function cleaner({ numbers, names }: PostedTraces, { words, nobody }: Sweep): (text: string) => string {
  const theirs = new Set(numbers);
  const known = names.filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  const isAddress = (name: string): boolean => /^[^\s@]+@[^\s@]+$/u.test(name);
  const patterns = [
    ...known.filter(isAddress).map((address) => new RegExp(addressIn(address), 'giu')),
    ...known.filter((name) => !isAddress(name)).map((name) => new RegExp(nameIn(name), 'gu')),
  ];
  return (text) => {
    const lines = text
      .split('\n')
      .map((line) =>
        line.replace(/^(.*?T-(\d+)>?\*?)\s.*$/u, (all, head: string, number: string) =>
          theirs.has(Number(number)) ? `${head}  ${words}` : all,
        ),
      );
    return patterns.reduce((kept, pattern) => kept.replaceAll(pattern, () => nobody), lines.join('\n'));
  };
}

function contentOf({ text = '', blocks = [] }: Listed, clean: (text: string) => string): Content {
  return { text: clean(text), blocks: within(blocks, clean) };
}

/** A value with all that people read of it cleaned. */
export function within<T>(value: T, clean: (text: string) => string): T {
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return clean(each);
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, read.has(key) ? walk(inner) : inner]));
  };
  return walk(value) as T;
}

/** Ids and values of buttons stay what they are. */
const read = new Set(['text', 'elements', 'fields', 'accessory', 'accessibility_label']);

/** Every message of a channel or thread; none where Bellhop cannot look (any more). */
async function* listed(
  client: WebClient,
  method: 'conversations.replies' | 'conversations.history',
  args: { readonly channel: string; readonly ts?: string; readonly oldest?: string },
): AsyncGenerator<Listed> {
  try {
    for await (const page of client.paginate(method, { ...args, limit: 200 })) {
      yield* (page as { messages?: Listed[] }).messages ?? [];
    }
  } catch (error) {
    if (!lasting.test(slackErrorCode(error))) throw error;
  }
}

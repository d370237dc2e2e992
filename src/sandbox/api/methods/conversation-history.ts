import type { JsonObject } from '../../json.js';
import type { StoredMessage } from '../../workspace/model.js';
import { lowerBound } from '../../workspace/message-log.js';
import { ApiError } from '../api-error.js';
import type { Args } from '../args.js';
import { argChannel, findMessage, needMembership } from '../find.js';
import type { Call, Method } from '../method.js';
import { cursor } from '../page.js';
import { needKindScope } from '../scopes.js';
import { messageShape } from '../shapes/message-shape.js';

/** The part [from, to) of a sorted list of timestamps that `oldest`, `latest` and `inclusive` leave. */
function range(sorted: readonly string[], args: Args): { from: number; to: number } {
  const inclusive = args.flag('inclusive');
  const oldest = args.text('oldest');
  const latest = args.text('latest');
  const from = oldest === undefined ? 0 : bound(sorted, oldest, !inclusive);
  const to = latest === undefined ? sorted.length : bound(sorted, latest, inclusive);
  return { from, to: Math.max(from, to) };
}

function bound(sorted: readonly string[], given: string, after: boolean): number {
  const ts = normalTs(given);
  const at = lowerBound(sorted, ts);
  return after && sorted[at] === ts ? at + 1 : at;
}

/** `0`, `1700000000` and `1700000000.5` are times too. */
function normalTs(given: string): string {
  const [seconds = '', fraction = ''] = given.split('.');
  if (!/^\d+$/.test(seconds) || !/^\d*$/.test(fraction)) throw new ApiError('invalid_ts_latest');
  return `${seconds.padStart(10, '0')}.${fraction.padEnd(6, '0')}`;
}

function readTsCursor(args: Args): string | undefined {
  const given = args.text('cursor');
  if (given === undefined) return undefined;
  const ts = /^next_ts:([\d.]+)$/.exec(Buffer.from(given, 'base64').toString())?.[1];
  if (ts === undefined) throw new ApiError('invalid_cursor');
  return ts;
}

function history({ world, args }: Call): JsonObject {
  const channel = argChannel(world, args);
  needKindScope(world, channel, 'history');
  needMembership(world, channel);
  const log = world.state.channels.log(channel.id);
  const limit = args.limit('limit', 100, 999);
  const { from, to } = range(log.top, args);
  const resume = readTsCursor(args);
  const end = resume === undefined ? to : Math.min(to, bound(log.top, resume, true));
  const start = Math.max(from, end - limit);
  const messages = log.top.slice(start, end).reverse();
  const more = start > from;
  return {
    messages: shapes(
      world,
      messages.map((ts) => log.get(ts)),
      args,
    ),
    has_more: more,
    pin_count: 0,
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...(more ? { response_metadata: { next_cursor: cursor(`next_ts:${log.top[start - 1] ?? ''}`) } } : {}),
  };
}

function replies({ world, args }: Call): JsonObject {
  const channel = argChannel(world, args);
  needKindScope(world, channel, 'history');
  needMembership(world, channel);
  const log = world.state.channels.log(channel.id);
  const ts = args.need('ts', 'thread_not_found');
  const root = log.get(ts);
  if (!root) throw new ApiError('thread_not_found');
  // Surprise: the ts of a reply gives just that reply, not its thread.
  if (root.threadTs !== undefined && root.threadTs !== root.ts) {
    return { messages: shapes(world, [findMessage(world, channel, ts)], args), has_more: false };
  }
  const all = log.thread(ts)?.replies ?? [];
  const limit = args.limit('limit', 1000, 1000);
  const { from, to } = range(all, args);
  const resume = readTsCursor(args);
  const start = resume === undefined ? from : Math.max(from, bound(all, resume, false));
  // The first message comes with every page and counts for it.
  const end = Math.min(to, start + Math.max(1, limit - 1));
  const messages = [root, ...all.slice(start, end).map((reply) => log.get(reply))];
  const more = end < to;
  return {
    messages: shapes(world, messages, args),
    has_more: more,
    ...(more ? { response_metadata: { next_cursor: cursor(`next_ts:${all[end] ?? ''}`) } } : {}),
  };
}

function shapes(world: Call['world'], messages: readonly (StoredMessage | undefined)[], args: Args): JsonObject[] {
  const metadata = args.flag('include_all_metadata');
  return messages.filter((one) => one !== undefined).map((one) => messageShape(world, one, { metadata }));
}

/** conversations.history and conversations.replies */
export const conversationHistoryMethods: Method[] = [
  { name: 'conversations.history', tier: 3, run: history },
  { name: 'conversations.replies', tier: 3, run: replies },
];

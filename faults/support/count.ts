import type { Message } from '../../src/sandbox/index.js';
import type { Stage } from './stage.js';
import { tokenIn, type Asked } from './talk.js';

/** What became of what was acknowledged, seen from outside. */
export interface Count {
  readonly acked: number;
  readonly lost: number;
  readonly doubled: number;
  /** What was lost or doubled, one line each. */
  readonly faults: readonly string[];
}

const queue = '#support-queue';

/**
 * Looks in the workspace and the database: each acknowledged request has one ticket, one card and one confirmation, each
 * acknowledged reply one copy under the card, each acknowledged press of "Take it" its effect.
 */
export async function countOf(stage: Stage, asked: readonly Asked[]): Promise<Count> {
  const { front, sandbox, models } = stage;
  const tickets = await models.tickets.collection
    .find({}, { projection: { number: 1, source: 1, assignee: 1, subject: 1 } })
    .toArray();
  const bySource = groupBy(tickets, ({ source }) => keyOf(source as Place));
  const posts = await sandbox.client.botPosts(queue);
  const cards = groupBy(
    posts.filter(({ threadTs }) => threadTs === undefined),
    ({ text }) => tokenIn(text) ?? '',
  );
  const copies = groupBy(
    posts.filter(({ threadTs }) => threadTs !== undefined),
    (post) => tokenIn(JSON.stringify([post.text, post.blocks])) ?? '',
  );
  const confirmations = await confirmationsIn(stage);

  let acked = 0;
  let lost = 0;
  let doubled = 0;
  const faults: string[] = [];
  const judge = (what: string, isAcked: boolean, found: number): void => {
    if (isAcked && found === 0) faults.push(`lost: ${what}`);
    if (found > 1) faults.push(`${found} times: ${what}`);
    doubled += Math.max(0, found - 1);
  };
  for (const { token, message, replies, takenBy, isRefused } of asked) {
    const isAcked = front.isAcked(keyOf(message));
    const own = bySource.get(keyOf(message)) ?? [];
    const found = [own.length, cards.get(token)?.length ?? 0, confirmations.get(token)?.length ?? 0] as const;
    ['ticket', 'card', 'confirmation'].forEach((what, n) => {
      judge(`the ${what} of ${token}`, isAcked, found[n] ?? 0);
    });
    if (isAcked) acked += 1;
    if (isAcked && found.includes(0)) lost += 1;
    for (const reply of replies) {
      // what is written under something that never arrived belongs to nothing
      const isReplyAcked = isAcked && front.isAcked(keyOf(reply.message));
      const count = copies.get(reply.token)?.length ?? 0;
      judge(`the copy of ${reply.token} (reply to ${token})`, isReplyAcked, count);
      if (isReplyAcked) acked += 1;
      if (isReplyAcked && count === 0) lost += 1;
    }
    if (takenBy === null || isRefused) continue;
    acked += 1;
    const hasEffect = own.some(({ assignee }) => assignee === stage.idOf(takenBy));
    if (!hasEffect) lost += 1;
    judge(`the press of ${takenBy} on ${token}`, true, hasEffect ? 1 : 0);
  }
  const numbers = new Set(tickets.map(({ number }) => number as number));
  if (numbers.size > 0 && Math.max(...numbers) !== tickets.length) faults.push('the numbers of the tickets have gaps');
  return { acked, lost, doubled, faults };
}

/** The same of the Bolt app, which knows requests only: a ticket each, and a post. */
export async function boltCount(stage: Stage, asked: readonly Asked[]): Promise<Count> {
  const tickets = await stage.models.tickets.collection.find({}).toArray();
  const byToken = groupBy(tickets, ({ text }) => tokenIn(String(text)) ?? '');
  const posts = await confirmationsIn(stage);
  let doubled = 0;
  for (const { token } of asked) {
    const most = Math.max(byToken.get(token)?.length ?? 0, posts.get(token)?.length ?? 0);
    doubled += Math.max(0, most - 1);
  }
  const acked = asked.filter(({ message }) => stage.front.isAcked(keyOf(message)));
  const lost = acked.filter(({ token }) => !byToken.has(token) || !posts.has(token)).length;
  return { acked: acked.length, lost, doubled, faults: [] };
}

interface Place {
  readonly channel: string;
  readonly ts: string;
}

function keyOf({ channel, ts }: Place): string {
  return `${channel}:${ts}`;
}

/** What the bot said to requesters in their threads, by request. */
async function confirmationsIn(stage: Stage): Promise<Map<string, Message[]>> {
  const posts: Message[] = [];
  for (const channel of stage.channels) posts.push(...(await stage.sandbox.client.botPosts(`#${channel}`)));
  return groupBy(posts, ({ text }) => tokenIn(text) ?? '');
}

export function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}

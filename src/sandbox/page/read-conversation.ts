import { placeFor } from '../people/find.js';
import { messagesOf } from '../people/look.js';
import { SandboxError } from '../sandbox-error.js';
import { lowerBound } from '../workspace/message-log.js';
import type { StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { pageMessage } from './page-message.js';
import type { PageHistory, PageMessage } from './wire.js';

const PAGE = 50;

/** A stretch of a channel as a person sees it: the newest, what is before a message, or what is around one. */
export function historyOf(
  world: World,
  person: StoredPerson,
  where: string,
  at: { before?: string | undefined; around?: string | undefined } = {},
): PageHistory {
  const channel = placeFor(world, person, where);
  const log = world.state.channels.log(channel.id);
  const { top } = log;
  let end = at.before === undefined ? top.length : lowerBound(top, at.before);
  if (at.around !== undefined) end = Math.min(top.length, lowerBound(top, at.around) + PAGE / 2);
  const start = Math.max(0, end - PAGE);
  const stretch = top.slice(start, end);
  const messages = stretch.map((ts) => log.get(ts)).filter((message) => message !== undefined);
  const [from = '', to = '~'] = [start === 0 ? '' : stretch[0], end === top.length ? '~' : stretch.at(-1)];
  const own = world.ephemerals
    .of(channel.id, person.id)
    .filter(({ threadTs, ts }) => threadTs === undefined && ts >= from && ts <= to);
  return {
    messages: [...messages, ...own].sort((a, b) => (a.ts < b.ts ? -1 : 1)).map((each) => pageMessage(world, each)),
    older: start > 0,
    newer: end < top.length,
    read: world.state.readTs(person.id, channel.id) ?? null,
  };
}

/** A thread as a person sees it, the message that began it first. */
export function threadOf(world: World, person: StoredPerson, where: string, ts: string): PageMessage[] {
  const channel = placeFor(world, person, where);
  const root = world.state.channels.log(channel.id).get(ts);
  if (!root) throw new SandboxError('message_not_found', `there is no message ${ts}`);
  const own = world.ephemerals.of(channel.id, person.id).filter((one) => one.threadTs === ts);
  return [...messagesOf(world, channel.id, ts), ...own]
    .sort((a, b) => (a.ts < b.ts ? -1 : 1))
    .map((message) => pageMessage(world, message));
}

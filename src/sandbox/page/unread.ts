import { pingedBy } from '../messages/notifications.js';
import type { StoredChannel, StoredMessage, StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { pageMessage } from './page-message.js';
import type { PageSidebar, PageThread, PageUnread } from './wire.js';

/** More than this is "many". */
const MOST = 100;
/** Older threads are not looked at: nobody waits for news in them. */
const THREADS = 300;

/** What a person has not seen yet, by channel, and in how many of their threads. */
export function sidebarOf(world: World, person: StoredPerson): PageSidebar {
  const channels = [...world.state.channels.channelsOf(person.id)].flatMap((id): PageUnread[] => {
    const channel = world.state.channels.get(id);
    return channel && !channel.archived ? [unreadOf(world, person, channel)] : [];
  });
  return { channels, threads: threadsOf(world, person).filter(({ unread }) => unread > 0).length };
}

function unreadOf(world: World, person: StoredPerson, channel: StoredChannel): PageUnread {
  const { state } = world;
  const log = state.channels.log(channel.id);
  const read = state.readTs(person.id, channel.id) ?? '';
  let unread = 0;
  let mentions = 0;
  for (let i = log.top.length - 1; i >= 0 && unread < MOST; i--) {
    const ts = log.top[i] ?? '';
    if (ts <= read) break;
    const message = log.get(ts);
    if (!message || !isNews(person, message)) continue;
    unread += 1;
    if (pingedBy(state, channel, message).has(person.id)) mentions += 1;
  }
  return { channel: channel.id, unread, mentions };
}

function isNews(person: StoredPerson, { user, subtype }: StoredMessage): boolean {
  return user !== person.id && subtype !== 'tombstone' && subtype?.endsWith('_join') !== true;
}

/** The threads that a person follows (they began or joined them, or are mentioned), the one with the newest reply first. */
export function threadsOf(world: World, person: StoredPerson): PageThread[] {
  const { state } = world;
  const found: { thread: PageThread; latest: string }[] = [];
  for (const id of state.channels.channelsOf(person.id)) {
    const channel = state.channels.get(id);
    if (!channel) continue;
    const log = state.channels.log(id);
    for (const [ts, { replies, users }] of log.newestThreads(THREADS)) {
      const root = log.get(ts);
      if (!root) continue;
      const mentioned = (): boolean =>
        [ts, ...replies].some((each) => {
          const message = log.get(each);
          return message !== undefined && channel.kind !== 'im' && pingedBy(state, channel, message).has(person.id);
        });
      if (root.user !== person.id && !users.has(person.id) && !mentioned()) continue;
      const read = state.readTs(person.id, id, ts) ?? '';
      const news = replies.filter((each) => each > read).map((each) => log.get(each));
      const unread = news.filter((message) => message && isNews(person, message)).length;
      found.push({ thread: { root: pageMessage(world, root), unread }, latest: replies.at(-1) ?? ts });
    }
  }
  return found.sort((a, b) => (a.latest < b.latest ? 1 : -1)).map(({ thread }) => thread);
}

/** A person has seen a channel or thread up to a message. */
export function markRead(
  world: World,
  person: StoredPerson,
  at: { channel: string; thread?: string; ts: string },
): void {
  const { channel, thread, ts } = at;
  if ((world.state.readTs(person.id, channel, thread) ?? '') >= ts) return;
  world.state.commit({ t: 'read', user: person.id, channel, ...(thread === undefined ? {} : { thread }), ts });
}

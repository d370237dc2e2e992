import type { Message } from '../../../src/sandbox/index.js';
import { reading, type TestDesk } from '../../support/desk.js';

/** What Bellhop posted, as people read it, but for digests. @param desk the suite's desk at that moment */
export function postsOf(desk: () => TestDesk): {
  readonly posts: (channel: string) => Promise<string[]>;
  readonly card: (channel?: string) => Promise<Message>;
  readonly lines: (channel: string, root: Message) => Promise<string[]>;
} {
  const botPosts = async (channel: string): Promise<Message[]> =>
    (await desk().sandbox.client.botPosts(channel)).filter((post) => !reading(post).includes('Daily digest'));
  return {
    posts: async (channel) => (await botPosts(channel)).map(reading),
    card: async (channel = '#support-queue') => (await botPosts(channel))[0]!,
    lines: async (channel, root) =>
      (await desk().sandbox.client.messages(channel, { thread: root })).slice(1).map(reading),
  };
}

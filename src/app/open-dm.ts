import type { WebClient } from '@slack/web-api';

/** The DM between Bellhop and a person; asked for once. */
export function openDm(client: WebClient, known: Map<string, Promise<string>>, userId: string): Promise<string> {
  const open = async (): Promise<string> => {
    const answer = await client.conversations.open({ users: userId });
    return answer.channel?.id ?? '';
  };
  const channel = known.get(userId) ?? open();
  known.set(userId, channel);
  channel.catch(() => known.delete(userId));
  return channel;
}

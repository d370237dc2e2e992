import type { Answer, Edge } from './edge.js';
import { section } from './blocks/text.js';

/**
 * Tells one person something out of everybody else's sight: at channel level (in a thread Slack may not show it),
 * else by DM.
 */
export async function tellPerson(edge: Edge, channel: string, userId: string, answer: Answer): Promise<void> {
  const blocks = answer.blocks ?? [section(answer.text)];
  const shown = await edge.optional('chat.postEphemeral', () =>
    edge.client.chat.postEphemeral({ channel, user: userId, text: answer.text, blocks }),
  );
  if (!shown) await tellByDm(edge, userId, answer);
}

/** Tells one person something in their DM with Bellhop. */
export async function tellByDm(edge: Edge, userId: string, answer: Answer): Promise<void> {
  const blocks = answer.blocks ?? [section(answer.text)];
  await edge.optional('conversations.open', async () => {
    const dm = await edge.client.conversations.open({ users: userId });
    if (dm.channel?.id) await edge.client.chat.postMessage({ channel: dm.channel.id, text: answer.text, blocks });
  });
}

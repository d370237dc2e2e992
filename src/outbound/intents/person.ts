import type { KnownBlock } from '@slack/types';
import type { Outgoing } from '../../desk/outbox/intent.js';
import type { Ticket } from '../../desk/tickets/ticket.js';
import { actions, button, section } from '../../slack/blocks/text.js';
import { sayLine } from '../../slack/blocks/words.js';
import type { RenderContext, Renderer } from '../render-context.js';

/** A line for one person, in their DM with Bellhop. */
export const notice: Renderer<'notice'> = async (intent, context) => {
  const { people, settings } = context;
  const language = await people.language(intent.userId);
  const say = (key: typeof intent.line.key, values: typeof intent.line.values): Promise<string> =>
    sayLine(key, values, { language, settings, name: (userId) => people.name(userId) });
  const text = await say(intent.line.key, intent.line.values);
  const blocks: KnownBlock[] = [section(text)];
  if (intent.button) {
    const label = await say(intent.button.label, {});
    blocks.push(actions('notice_actions', [button(label, intent.button.action, intent.button.value)]));
  }
  return { call: { method: 'post', channel: await context.openDm(intent.userId), text, blocks } };
};

/** The person's Home tab, drawn anew; not where they have not looked at it for a while. */
export const home: Renderer<'home'> = async ({ userId }, context) => {
  const [open] = await context.homes.open([userId]);
  return open ? { call: { method: 'publish', userId, view: await context.homeView(userId, open.pages) } } : null;
};

/** What keeps the Home tabs of those up to date whom the ticket concerns. */
export async function refreshHomes(ticket: Ticket, context: Pick<RenderContext, 'homes'>): Promise<Outgoing[]> {
  const { requester, assignee } = ticket;
  const people = [requester.kind === 'slack' ? requester.userId : null, assignee].filter((each) => each !== null);
  const open = await context.homes.open([...new Set(people)]);
  return open.map(({ userId }) => ({
    intent: { kind: 'home', userId },
    lane: `home:${userId}`,
    coalesce: `home:${userId}`,
  }));
}

/** The digest of one channel. */
export const digest: Renderer<'digest'> = async ({ digestId, channel }, context) => {
  const post = await context.digestPost(digestId);
  return post && { call: { method: 'post', channel, ...post } };
};

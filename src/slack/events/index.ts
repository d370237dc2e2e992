import { AlreadyDone } from '../../desk/errors.js';
import { personLeft } from '../../desk/people/person-left.js';
import type { Edge } from '../edge.js';
import { showHome } from '../home/show-home.js';
import type { SlackUser } from '../slack-person.js';
import { commandAfterMention, isForPeople, runMention } from './mention.js';
import { onMessage, type MessageEvent } from './message.js';
import { needOwnPost } from './own-post.js';
import { onReaction, type ReactionEvent } from './reaction.js';

/** An event as Slack sends it. */
export interface EventBody {
  readonly event_id: string;
  readonly event: unknown;
}

type Handler = (edge: Edge, body: EventBody, saved: Promise<void>) => Promise<void>;

/** Every event with what it leads to; `manifest.yml` subscribes to the same (a test compares them). */
export const eventHandlers: Readonly<Record<string, Handler>> = {
  // what opens a ticket is prepared while it is being saved
  message: (edge, { event, event_id: eventId }, saved) => onMessage(edge, event as MessageEvent, eventId, saved),
  async app_mention(edge, { event }) {
    const { user, channel, ts, thread_ts: threadTs, text, bot_id: botId } = event as MessageEvent;
    const command = commandAfterMention(text ?? '', edge.botUserId);
    if (command === null || user === undefined || botId !== undefined) return;
    const mention = { user, channel, ts, command, ...(threadTs === undefined ? {} : { threadTs }) };
    if (threadTs !== undefined) await needOwnPost(edge, { channel, ts: threadTs, user });
    // it comes as a message, too
    if (!(await isForPeople(edge, mention))) await runMention(edge, mention);
  },
  reaction_added: (edge, { event, event_id: eventId }) => onReaction(edge, event as ReactionEvent, eventId),
  async app_home_opened(edge, { event }) {
    const { user, tab } = event as { user: string; tab?: string };
    if (tab !== undefined && tab !== 'home') return;
    await showHome(edge, user);
  },
  async user_change(edge, { event, event_id: eventId }) {
    const { user } = event as { user: SlackUser & { id: string } };
    const isNews = await edge.people.changed(user);
    if (isNews && user.deleted === true) await personLeft(edge.desk, user.id, eventId);
  },
};

/**
 * Handles an event that the inbox holds until this is done. It does not go through Bolt, which would offer each event to
 * every listener of commands, presses and forms (docs/adr/0008-own-http-receiver.md).
 * @param saved resolves when the inbox holds it: nothing is committed and nobody told anything before
 */
export async function handleEvent(edge: Edge, body: EventBody, saved: Promise<void>): Promise<void> {
  const { type } = body.event as { readonly type: string };
  try {
    if (type !== 'message') await saved;
    await eventHandlers[type]?.(edge, body, saved);
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
  }
}

import { CodedError } from '../../base/errors.js';
import type { Edge } from '../edge.js';
import { needMessage } from '../incoming.js';

interface Under {
  readonly channel: string;
  /** The post that somebody wrote under, or put an emoji on. */
  readonly ts: string;
  readonly user: string;
}

/**
 * People are quicker than Slack's answer now and then: they write under a card that stands in the channel while Bellhop
 * does not know yet where it stands. Then the event fails, and is handled again when that is recorded.
 * @throws CodedError `post_not_saved_yet`
 */
export async function needOwnPost(edge: Edge, { channel, ts, user }: Under): Promise<void> {
  const { reads } = edge.desk.store;
  const isDirect = channel.startsWith('D');
  const { queue, fallback, departments } = await reads.settings();
  const isDesks = channel === queue || channel === fallback || departments.some((each) => each.channel === channel);
  if ((!isDirect && !isDesks) || (await reads.postAt(channel, ts))) return;
  const rows = await edge.sending.unrecorded(isDirect ? [channel, `user:${user}`] : [channel]);
  // a row goes after its post is recorded: without one, whoever looks from now on finds the post
  if (rows.length === 0) return;
  const root = await needMessage(edge, channel, ts);
  const outboxId = root?.user === edge.botUserId ? root.metadata?.event_payload?.outboxId : undefined;
  if (typeof outboxId !== 'string' || !rows.includes(outboxId) || (await reads.postAt(channel, ts))) return;
  throw new CodedError('post_not_saved_yet', 'The post that somebody wrote under is not recorded yet');
}

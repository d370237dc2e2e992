import type { WebClient } from '@slack/web-api';
import type { DeskDirectory } from '../desk/settings/desk-file-directory.js';
import type { DeskSettings } from '../desk/settings/desk-settings.js';
import { slackErrorCode } from './optional.js';

/** A channel of the desk that Bellhop is not in. `code`: Slack's word, or `private` where only a person can invite it. */
export interface NotJoined {
  /** `#name`, or the id where the name is unknown. */
  readonly channel: string;
  readonly code: string;
}

/** Every channel that the desk works in. */
export function channelsOf({ queue, fallback, intake, departments, digest }: DeskSettings): string[] {
  const all = [queue, fallback, ...[...intake, ...departments, ...digest.channels].map(({ channel }) => channel)];
  return [...new Set(all.filter((channel) => channel !== null))];
}

/** Bellhop joins the public channels of the desk. @returns those that it could not join */
export async function joinChannels(
  client: WebClient,
  directory: DeskDirectory,
  settings: DeskSettings,
): Promise<NotJoined[]> {
  const listed = await directory.channels();
  const missed: NotJoined[] = [];
  for (const id of channelsOf(settings)) {
    const known = listed.ok ? listed.value.find((channel) => channel.id === id) : undefined;
    if (known?.isMember) continue;
    const channel = known ? `#${known.name}` : id;
    // Slack tells only of private channels that Bellhop is in
    if (listed.ok && !known) {
      missed.push({ channel, code: 'private' });
      continue;
    }
    try {
      await client.conversations.join({ channel: id });
    } catch (error) {
      const code = slackErrorCode(error);
      missed.push({ channel, code: code === 'method_not_supported_for_channel_type' ? 'private' : code });
    }
  }
  return missed;
}

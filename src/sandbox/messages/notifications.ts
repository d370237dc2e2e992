import type { StoredChannel, StoredMessage } from '../workspace/model.js';
import type { State } from '../workspace/state.js';

const KEPT = 500;

/** Something that made a person's Slack blink. */
export interface Notification {
  why: 'mention' | 'usergroup' | 'broadcast' | 'dm';
  channel: string;
  ts: string;
  text: string;
  from: string;
}

/** Who was pinged by what. Only new messages ping: an edit notifies nobody. */
export class Notifications {
  readonly #byPerson = new Map<string, Notification[]>();

  of(person: string): Notification[] {
    return this.#byPerson.get(person) ?? [];
  }

  clear(): void {
    this.#byPerson.clear();
  }

  /** A new message stands in a channel. */
  note(state: State, channel: StoredChannel, message: StoredMessage): void {
    const from = message.user ?? message.botId ?? '';
    for (const [person, why] of pingedBy(state, channel, message)) {
      if (person === message.user || person === state.meta.botUserId || !state.channels.isMember(channel.id, person))
        continue;
      const list = this.#byPerson.get(person) ?? [];
      list.push({ why, channel: channel.id, ts: message.ts, text: message.text, from });
      if (list.length > KEPT) list.shift();
      this.#byPerson.set(person, list);
    }
  }
}

/** Whom a message pings, and why. */
export function pingedBy(
  state: State,
  channel: StoredChannel,
  message: StoredMessage,
): Map<string, Notification['why']> {
  const found = new Map<string, Notification['why']>();
  const joined = message.subtype?.endsWith('_join') ?? false;
  if (joined) return found;
  if (channel.kind === 'im' || channel.kind === 'mpim') {
    for (const person of state.channels.members(channel.id)) found.set(person, 'dm');
  }
  // Mentions count wherever they stand: in the text, or in the blocks that are shown instead of it.
  const words = message.blocks ? mentionText(message.blocks) : message.text;
  if (/<!(here|channel|everyone)>/.test(words)) {
    for (const person of state.channels.members(channel.id)) found.set(person, 'broadcast');
  }
  for (const [, id = ''] of words.matchAll(/<!subteam\^(S[A-Z0-9]+)/g)) {
    for (const person of state.usergroups.get(id)?.users ?? []) found.set(person, 'usergroup');
  }
  for (const [, id = ''] of words.matchAll(/<@([UW][A-Z0-9]+)/g)) found.set(id, 'mention');
  return found;
}

/** The mentions of blocks in the notation of texts. */
function mentionText(blocks: StoredMessage['blocks']): string {
  return JSON.stringify(blocks)
    .replaceAll(/"user_id":"(\w+)"/g, '<@$1>')
    .replaceAll(/"usergroup_id":"(\w+)"/g, '<!subteam^$1>')
    .replaceAll(/"range":"(\w+)"/g, '<!$1>');
}

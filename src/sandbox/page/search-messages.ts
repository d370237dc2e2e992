import type { JsonObject } from '../json.js';
import type { StoredMessage, StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { pageMessage } from './page-message.js';
import type { PageMessage } from './wire.js';

const MOST = 40;

/** What a person finds: messages with all the words, in places that they can see. `in:#place` and `from:@person` narrow it. */
export function searchMessages(world: World, person: StoredPerson, query: string): PageMessage[] {
  const { channels, people } = world.state;
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const places = words.filter((word) => word.startsWith('in:')).map((word) => word.slice(3).replace(/^#/, ''));
  const authors = words
    .filter((word) => word.startsWith('from:'))
    .map((word) => people.byName(word.slice(5).replace(/^@/, ''))?.id);
  const wanted = words.filter((word) => !/^(in|from):/.test(word));
  if (words.length === 0) return [];
  const found: StoredMessage[] = [];
  for (const channel of channels.values()) {
    const open = channel.kind === 'public' && !person.isGuest && !person.isStranger;
    if (!open && !channels.isMember(channel.id, person.id)) continue;
    if (places.length > 0 && !places.includes(channel.name.toLowerCase())) continue;
    for (const message of channels.log(channel.id).values()) {
      if (message.subtype === 'tombstone' || message.subtype?.endsWith('_join') === true) continue;
      if (authors.length > 0 && !authors.includes(message.user)) continue;
      const text = readableOf(world, message);
      if (wanted.every((word) => text.includes(word))) found.push(message);
    }
  }
  return found
    .sort((a, b) => (a.ts < b.ts ? 1 : -1))
    .slice(0, MOST)
    .map((message) => pageMessage(world, message));
}

/** The words of a message in lower case, people by their names. */
function readableOf(world: World, { text, blocks }: StoredMessage): string {
  const words = [text, ...(blocks ?? []).map(textsOf)].join(' ');
  return words
    .replaceAll(/<@(\w+)[^>]*>/g, (_all, id: string) => `@${world.state.people.get(id)?.realName ?? id}`)
    .toLowerCase();
}

function textsOf(value: JsonObject): string {
  const texts: string[] = [];
  JSON.stringify(value, (key, each: unknown) => {
    if (key === 'text' && typeof each === 'string') texts.push(each);
    return each;
  });
  return texts.join(' ');
}

import { escapeText } from '../messages/subject-of.js';
import type { Subject } from './erasure.js';

/** A text as it stands in a pattern that says itself; JavaScript and MongoDB read it alike. */
export const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** What names somebody in a text: their id, their name after @, their address, their phone number. Null where there is nothing to look for. */
export function mentionsOf({ userId, email, names, phones }: Subject): RegExp | null {
  const parts = [
    ...(userId === null ? [] : [`<@${quoted(userId)}(?:\\|[^>]*)?>`, quoted(userId)]),
    ...names
      .filter((name) => name.length > 1)
      .flatMap((name) =>
        [...new Set([name, escapeText(name)])].map((each) => `@\u2060?${quoted(each)}(?![\\p{L}\\p{N}_])`),
      ),
    ...(email === null ? [] : [addressIn(email)]),
    ...phones.flatMap(phoneIn),
  ];
  return parts.length === 0 ? null : new RegExp(parts.join('|'), 'giu');
}

/**
 * The pattern of an address as a text holds it, linked by Slack or not; to be read without regard to case. It is no part
 * of a longer one (`alice@…` in `mary.alice@…`).
 */
export function addressIn(email: string): string {
  const address = `${quoted(email)}(?![a-z0-9])`;
  return `<mailto:${address}(?:\\|[^>]*)?>|(?<![a-z0-9])(?<![a-z0-9][._+-])${address}`;
}

/** Shorter ones may be anything: a room, a year, an amount. */
const fewestDigits = 6;

/** The pattern of a phone number as a text holds it, linked by Slack or not, however it is divided. */
function phoneIn(phone: string): string[] {
  const [number = ''] = phone.split(/[#x]|ext/iu);
  const digits = number.replaceAll(/\D/gu, '');
  if (digits.length < fewestDigits) return [];
  const divided = `\\+?\\(?(?<!\\d)${digits.replaceAll(/(?<=\d)(?=\d)/gu, String.raw`[\s().-]*`)}(?!\\d)`;
  return [`<tel:${divided}(?:\\|[^>]*)?>`, divided];
}

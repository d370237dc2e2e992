import { z } from 'zod';
import type { DeadEntry } from '../desk/inbox.js';
import type { Translate } from '../i18n/translate.js';

const person = z.string().regex(/^[UW]\w+$/u);
const place = { channel: z.string().regex(/^[CDG]\w+$/u), ts: z.string().regex(/^\d+\.\d+$/u) };
const message = z.object({ user: person, ts: place.ts, thread_ts: place.ts }).partial();
const shape = z.object({
  event: z
    .object({
      type: z.string(),
      subtype: z.string(),
      user: z.union([person, z.object({ id: person }).transform(({ id }) => id)]),
      ...place,
      thread_ts: place.ts,
      item: z.object(place).partial(),
      message,
      previous_message: message,
      deleted_ts: place.ts,
    })
    .partial(),
});

/** What an event was about, as far as somebody may know who is to decide about it: none of its words. */
interface Arrival {
  readonly kind: 'message' | 'edit' | 'deletion' | 'mention' | 'reaction' | 'home' | 'person' | 'other';
  readonly userId?: string | undefined;
  /** The message that it is about. */
  readonly channel?: string | undefined;
  readonly ts?: string | undefined;
  readonly threadTs?: string | undefined;
}

const kinds: Readonly<Record<string, Arrival['kind']>> = {
  message: 'message',
  'message message_changed': 'edit',
  'message message_deleted': 'deletion',
  app_mention: 'mention',
  reaction_added: 'reaction',
  app_home_opened: 'home',
  user_change: 'person',
};

/** Reads what an event of the inbox was about. */
export function whatArrived(payload: DeadEntry['payload']): Arrival {
  const read = shape.safeParse(payload);
  if (!read.success) return { kind: 'other' };
  const { event } = read.data;
  const { type = '', subtype = '', item, message: changed, previous_message: previous } = event;
  const kind = kinds[`${type} ${subtype}`] ?? kinds[type] ?? 'other';
  if (kind === 'home' || kind === 'person' || kind === 'other') return { kind, userId: event.user };
  if (kind === 'edit' || kind === 'deletion') {
    const about = changed ?? previous;
    const ts = about?.ts ?? event.deleted_ts;
    return { kind, userId: about?.user, channel: event.channel, ts, threadTs: about?.thread_ts };
  }
  if (kind === 'reaction') return { kind, userId: event.user, channel: item?.channel, ts: item?.ts };
  return { kind, userId: event.user, channel: event.channel, ts: event.ts, threadTs: event.thread_ts };
}

const knownReasons = ['attempts', 'unreadable', 'ticket_not_saved_yet', 'post_not_saved_yet'] as const;

/** Why an event was given up, in words. @param code plain text */
export function whyGivenUp(code: string, t: Translate): string {
  const known = knownReasons.find((reason) => reason === code);
  return known ? t(`unhandled.reason.${known}`) : t('unhandled.reason.other', { code });
}

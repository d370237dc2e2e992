import type { Bilingual, Language } from '../../i18n/language.js';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export interface IntakeChannel {
  readonly channel: string;
  /** auto: each top-level message is a ticket; offer: "Open a ticket?" */
  readonly mode: 'auto' | 'offer';
  readonly locale?: Language;
}

/** A department that answers escalations in its own channel. */
export interface Department {
  readonly key: string;
  readonly name: Bilingual;
  readonly channel: string;
  readonly locale?: Language;
  /** Users (U…) and user groups (S…) that a new escalation pings. */
  readonly onCall: readonly string[];
  /** Ticket categories that belong to it. */
  readonly categories: readonly string[];
  /** Tickets of its categories are escalated the moment they open. */
  readonly escalateAtOnce: boolean;
}

export interface DigestSettings {
  readonly channels: readonly { readonly channel: string; readonly locale?: Language }[];
  /** Local time of the desk's zone, `HH:MM`. */
  readonly at: string;
  readonly weekdays: readonly Weekday[];
  /** Show figures per agent, by name. */
  readonly names: boolean;
}

/** How long texts are kept. */
export interface RetentionSettings {
  /** So many days after a ticket was closed its texts and its customer are erased; null: never. */
  readonly closedDays: number | null;
}

export const roleNames = ['agents', 'leads', 'managers', 'admins'] as const;
export type RoleList = (typeof roleNames)[number];

/** The emoji (names without colons) that act on a message. */
export interface EmojiVerbs {
  readonly create: string;
  readonly take: string;
  readonly resolve: string;
  readonly escalate: string;
}

/** How a desk works: kept in MongoDB, edited by admins, exchanged as YAML. Channels and people are Slack ids. */
export interface DeskSettings {
  readonly teamId: string;
  readonly version: number;
  readonly locale: Language;
  /** IANA zone of the desk: digests, days and weeks are its own. */
  readonly timezone: string;
  /** Channel of the ticket cards; null until the desk is set up. */
  readonly queue: string | null;
  /** Where a post goes whose own channel is gone. */
  readonly fallback: string | null;
  readonly categories: readonly string[];
  readonly intake: readonly IntakeChannel[];
  readonly departments: readonly Department[];
  /** Relay what is written under a card to a DM conversation. */
  readonly relayCardThreads: boolean;
  readonly emoji: EmojiVerbs;
  readonly roles: Readonly<Record<RoleList, readonly string[]>>;
  readonly digest: DigestSettings;
  readonly retention: RetentionSettings;
}

/** The settings of a desk that nobody has set up yet. */
export function defaultSettings(teamId: string, locale: Language, timezone: string): DeskSettings {
  return {
    teamId,
    version: 0,
    locale,
    timezone,
    queue: null,
    fallback: null,
    categories: [],
    intake: [],
    departments: [],
    relayCardThreads: false,
    emoji: { create: 'ticket', take: 'eyes', resolve: 'white_check_mark', escalate: 'bangbang' },
    roles: { agents: [], leads: [], managers: [], admins: [] },
    digest: { channels: [], at: '09:00', weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], names: false },
    retention: { closedDays: null },
  };
}

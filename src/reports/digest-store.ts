import type { Language } from '../i18n/language.js';
import type { Period } from './period.js';

/** One digest of one channel: its period and language are settled when it is claimed, its figures when it is sent. */
export interface DigestSlot {
  /** `team:digest:channel:date`: unique, so that there is one a day and channel. */
  readonly id: string;
  readonly channel: string;
  /** The local date of the desk, `YYYY-MM-DD`. */
  readonly date: string;
  readonly period: Period;
  readonly language: Language;
}

/** A channel's digests so far. */
export interface DigestHistory {
  /** When the channel was first seen among the digest channels, on the desk clock. */
  readonly since: Date;
  /** The latest digest since then. */
  readonly last: Pick<DigestSlot, 'date' | 'period'> | null;
}

/** What the digest job asks of the store. */
export interface DigestStore {
  /**
   * The history of each channel, in the order given. A channel that was not seen before begins now; one that is not
   * given any more is forgotten, and would begin anew.
   */
  histories(channels: readonly string[], now: Date): Promise<ReadonlyMap<string, DigestHistory>>;
  /**
   * Takes a slot and asks for its post, in one transaction: both are saved, or neither.
   * @returns false when the slot was taken before, by whatever process
   */
  claim(slot: Omit<DigestSlot, 'id'>, now: Date): Promise<boolean>;
  find(id: string): Promise<DigestSlot | null>;
}

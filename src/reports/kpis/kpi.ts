import type { MessageKey } from '../../i18n/messages.js';
import { percentile } from '../percentile.js';
import type { PeriodFacts, TicketFact } from '../facts.js';
import type { Scope } from '../scope.js';

/** A number of things. */
export interface Count {
  readonly kind: 'count';
  readonly value: number;
}

/** A part of a whole, 0 to 1; null where there is no whole. */
export interface Share {
  readonly kind: 'share';
  readonly value: number | null;
}

/** How old something is, in seconds, and which ticket it is; null where there is none. */
export interface Age {
  readonly kind: 'age';
  readonly value: number | null;
  readonly number: number | null;
}

/** Durations in seconds: how many were measured, their median and their 90th percentile. */
export interface Spread {
  readonly kind: 'spread';
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
}

export type Figure = Count | Share | Age | Spread;
export type KpiLabel = Extract<MessageKey, `kpi.name.${string}`>;
export type KpiHeading = Extract<MessageKey, `kpi.short.${string}`>;

/** One key figure: pure, from the facts of a period. To add one, see README.md. */
export interface Kpi<F extends Figure = Figure> {
  readonly label: KpiLabel;
  /** For a table's column. */
  readonly heading: KpiHeading;
  measure(facts: PeriodFacts, scope: Scope): F;
}

const msASecond = 1000;

/** @returns seconds from one moment to another */
export function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / msASecond;
}

/** The spread of the times from creation to each fact. */
export function spreadSinceCreation(facts: readonly TicketFact[]): Spread {
  const seconds = facts.map((fact) => secondsBetween(fact.createdAt, fact.at));
  return { kind: 'spread', n: seconds.length, median: percentile(seconds, 0.5), p90: percentile(seconds, 0.9) };
}

import type { DateTime } from 'luxon';
import { weekdays, type DigestSettings } from '../desk/settings/desk-settings.js';
import type { DigestHistory, DigestSlot } from './digest-store.js';
import { localTime, type Period } from './period.js';

export interface DigestPlan {
  /** The digest that must be posted now. */
  readonly due: Pick<DigestSlot, 'date' | 'period'> | null;
  /** When the next one will be due, as things are; null: never. */
  readonly next: Date | null;
}

interface PlanInput {
  readonly now: Date;
  readonly zone: string;
  readonly digest: Pick<DigestSettings, 'at' | 'weekdays'>;
  readonly history: DigestHistory;
}

/** A week and a day always holds a configured weekday; the rest is for zones that change their date. */
const daysAhead = 10;

function isDigestDay(day: DateTime<true>, digest: PlanInput['digest']): boolean {
  return weekdays.some((name, index) => index + 1 === day.weekday && digest.weekdays.includes(name));
}

/**
 * The moment of a local time on a day. A time that the clocks skip in spring comes as much later as they skip; of a
 * time that comes twice in autumn, the first one counts.
 */
export function scheduledAt(day: DateTime<true>, at: string): Date {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const candidates = day.set({ hour, minute, second: 0, millisecond: 0 }).getPossibleOffsets();
  return new Date(Math.min(...candidates.map((candidate) => candidate.toMillis())));
}

/**
 * The period of a day's digest: from the end of the last one to 00:00 of that day. Where there is none yet, as if
 * there had been one on the digest day before (Monday covers Friday to Sunday when weekdays are Monday to Friday).
 */
function periodOf(day: DateTime<true>, { digest, zone, history }: PlanInput): Period {
  const to = day.startOf('day');
  let before = to.minus({ days: 1 }).startOf('day');
  while (!isDigestDay(before, digest)) before = before.minus({ days: 1 }).startOf('day');
  return { kind: 'digest', from: history.last?.period.to ?? before.toJSDate(), to: to.toJSDate(), zone };
}

/**
 * When a channel's digest is due. Once a local day, on the configured weekdays, at or after the configured time and
 * before midnight: a digest that was missed that day is posted late; one that was missed on an earlier day is not, its
 * days are in the next one. A channel that is new waits for the first time after it was set up.
 */
export function planDigest(input: PlanInput): DigestPlan {
  const { now, zone, digest, history } = input;
  if (digest.weekdays.length === 0) return { due: null, next: null };
  const today = localTime(now, zone).startOf('day');
  let due: DigestPlan['due'] = null;
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const day = today.plus({ days: ahead }).startOf('day');
    if (!isDigestDay(day, digest)) continue;
    const date = day.toISODate();
    const at = scheduledAt(day, digest.at);
    const period = due ? { from: due.period.to, to: day.toJSDate() } : periodOf(day, input);
    if (period.to <= period.from || (history.last && date <= history.last.date)) continue;
    if (!history.last && at < history.since) continue;
    if (at > now) return { due, next: at };
    due = { date, period: periodOf(day, input) };
  }
  return { due, next: null };
}

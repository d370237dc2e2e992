import { DateTime } from '../panel/zoned.js';

export const HOUR_MS = 3_600_000;

/** Nine o'clock of the next day, in the desk's zone. */
export function tomorrowAtNine(now: number, zone: string): number {
  return DateTime.atNine(now, zone, 1);
}

/** Nine o'clock of the next day from Monday to Friday. */
export function nextWorkday(now: number, zone: string): number {
  for (let days = 1; days < 8; days++) {
    const at = DateTime.atNine(now, zone, days);
    if (!['Sat', 'Sun'].includes(DateTime.weekday(at, zone))) return at;
  }
  return tomorrowAtNine(now, zone);
}

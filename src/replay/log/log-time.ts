/** Years of a service desk's log; other years are slips of the pen, and a run over them would not end soon. */
const firstYear = 1990;
const lastYear = 2099;

/**
 * Reads a time of the log: `DD-MM-YYYY HH:MM`, UTC.
 * @returns null for anything else, days that do not exist included
 */
export function parseLogTime(text: string): Date | null {
  const match = /^(\d{2})-(\d{2})-(\d{4}) (\d{2}):(\d{2})$/u.exec(text);
  if (!match) return null;
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  if (year < firstYear || year > lastYear || hour > 23 || minute > 59) return null;
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute));
  return time.getUTCDate() === day && time.getUTCMonth() === month - 1 ? time : null;
}

/** The little of zoned time that the page needs. */
export const DateTime = {
  /** Nine o'clock so many days after a moment, on the calendar of a zone. */
  atNine(now: number, zone: string, days: number): number {
    const { year = '', month = '', day = '' } = partsOf(now, zone);
    const wanted = Date.UTC(Number(year), Number(month) - 1, Number(day) + days, 9);
    // an offset that holds there: once more, because it may have changed in between
    const first = wanted - offsetAt(wanted, zone);
    return wanted - offsetAt(first, zone);
  },
  weekday(at: number, zone: string): string {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short' }).format(at);
  },
};

function partsOf(at: number, zone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(at, zone);
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return local - Math.floor(at / 1000) * 1000;
}

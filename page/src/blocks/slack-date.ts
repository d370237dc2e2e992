import type { Language } from '../../../src/i18n/language.js';
import { deskNow, workspace } from '../store/workspace.js';

/** Who reads, and where: names of months and the hour of the day follow from it. */
export interface Reader {
  readonly id: string;
  readonly tz: string;
  readonly language: Language;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format({ tz, language }: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${tz} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  let made: Intl.DateTimeFormat;
  try {
    made = new Intl.DateTimeFormat(language, { timeZone: tz, ...options });
  } catch {
    made = new Intl.DateTimeFormat(language, { timeZone: workspace.get().zone, ...options });
  }
  formats.set(key, made);
  return made;
}

const dayOf = (reader: Reader, at: number): string =>
  format({ ...reader, language: 'en' }, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** "today", "yesterday", "tomorrow" in the reader's language, or undefined. */
function nearDay(reader: Reader, at: number): string | undefined {
  const now = deskNow();
  for (const days of [0, -1, 1]) {
    if (dayOf(reader, now + days * 86_400_000) === dayOf(reader, at)) {
      return new Intl.RelativeTimeFormat(reader.language, { numeric: 'auto' }).format(days, 'day');
    }
  }
  return undefined;
}

const clock: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

const tokens: Readonly<Record<string, (reader: Reader, at: number) => string>> = {
  date_num: (reader, at) =>
    format({ ...reader, language: 'en' }, { year: 'numeric', month: '2-digit', day: '2-digit' })
      .format(at)
      .replace(/(\d+)\/(\d+)\/(\d+)/, '$3-$1-$2'),
  date: (reader, at) => format(reader, { dateStyle: 'long' }).format(at),
  date_short: (reader, at) => format(reader, { dateStyle: 'medium' }).format(at),
  date_long: (reader, at) => format(reader, { dateStyle: 'full' }).format(at),
  date_pretty: (reader, at) => nearDay(reader, at) ?? format(reader, { dateStyle: 'long' }).format(at),
  date_short_pretty: (reader, at) => nearDay(reader, at) ?? format(reader, { dateStyle: 'medium' }).format(at),
  date_long_pretty: (reader, at) => nearDay(reader, at) ?? format(reader, { dateStyle: 'full' }).format(at),
  time: (reader, at) => format(reader, clock).format(at),
  time_secs: (reader, at) => format(reader, { ...clock, second: '2-digit' }).format(at),
  ago: (reader, at) => ago(reader.language, at),
};

/** Slack's `<!date^…>`: tokens in braces are filled in for the reader. */
export function slackDate(reader: Reader, seconds: number, pattern: string): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (all, name: string) => tokens[name]?.(reader, seconds * 1000) ?? all);
}

/** How long ago something was, in words. */
export function ago(language: Language, at: number): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = Math.round((at - deskNow()) / 1000);
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return language === 'zh-TW' ? '剛剛' : 'just now';
}

/** The hour and minute of a message. */
export function timeOf(reader: Reader, ts: string): string {
  return format(reader, clock).format(Number(ts) * 1000);
}

/** Day and time, in full: what a tooltip says. */
export function momentOf(reader: Reader, at: number): string {
  return format(reader, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}

/** The day of a message, as the line between days says it. */
export function dayLine(reader: Reader, ts: string): string {
  const at = Number(ts) * 1000;
  const near = nearDay(reader, at);
  if (near !== undefined) return near.charAt(0).toUpperCase() + near.slice(1);
  return format(reader, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' }).format(at);
}

/** The day of a message, to tell days apart. */
export function dayKey(reader: Reader, ts: string): string {
  return dayOf(reader, Number(ts) * 1000);
}

import type { Translate } from '../../i18n/translate.js';

const minuteSeconds = 60;
const hourMinutes = 60;
const dayHours = 24;
/** From here on nobody asks for the smaller unit any more. */
const plainDays = 14;
const plainValue = 10;
/** Up to two days people think in hours. */
const hoursAtMost = 48;

/** A duration as people say it: "2 h 05 min", "3 d 4 h". @param seconds not negative */
export function duration(t: Translate, seconds: number): string {
  const minutes = Math.round(seconds / minuteSeconds);
  if (minutes < 1) return t('duration.moment');
  if (minutes < hourMinutes) return t('duration.minutes', { minutes });
  if (minutes < dayHours * hourMinutes) {
    const rest = minutes % hourMinutes;
    const hours = Math.floor(minutes / hourMinutes);
    if (rest === 0) return t('duration.hours', { hours });
    return t('duration.hours_minutes', { hours, minutes: rest });
  }
  const hours = Math.round(minutes / hourMinutes);
  const days = Math.floor(hours / dayHours);
  if (days >= plainDays || hours % dayHours === 0) return t('duration.days', { days });
  return t('duration.days_hours', { days, hours: hours % dayHours });
}

/** One unit, for a table: "45 min", "2.1 h", "36 h", "3.2 d". @param seconds not negative */
export function shortDuration(t: Translate, seconds: number): string {
  const minutes = seconds / minuteSeconds;
  const hours = minutes / hourMinutes;
  if (Math.round(minutes) < 1) return t('duration.short.moment');
  if (Math.round(minutes) < hourMinutes) return t('duration.short.minutes', { value: Math.round(minutes) });
  if (Math.round(hours) < hoursAtMost) return t('duration.short.hours', { value: oneDecimal(hours) });
  return t('duration.short.days', { value: oneDecimal(hours / dayHours) });
}

function oneDecimal(value: number): string {
  return value < plainValue ? value.toFixed(1) : String(Math.round(value));
}

import { DateTime } from 'luxon';
import { CodedError } from '../../base/errors.js';
import type { Plan } from '../../replay/index.js';
import type { Terminal } from '../command.js';

/** Makes sure that the log has that day. @throws CodedError `usage` */
export function checkDay(day: string, { from, to }: Pick<Plan, 'from' | 'to'>, { t }: Terminal): void {
  const [first, last] = [from, to].map((at) => at.toISOString().slice(0, 10)) as [string, string];
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(day) && DateTime.fromISO(day).isValid;
  if (isDay && day >= first && day <= last) return;
  throw new CodedError('usage', t('replay.no_such_day', { day, first, last }));
}

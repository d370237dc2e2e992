import { ticketList } from '../../ticket-list.js';
import type { Check } from '../check.js';

/** Whether every department that has tickets is still set up: of one that is not, nobody can answer. */
export const checkEscalations: Check = ({ database, settings, t }) => {
  if (!settings || 'fault' in database) return [];
  const lost = database.escalated.filter(({ department }) =>
    settings.departments.every(({ key }) => key !== department),
  );
  return lost.map(({ department: key, numbers }) => ({
    level: 'fail',
    words: t('doctor.department_gone', { key, ...ticketList(numbers) }),
    mend: t('doctor.department_gone_mend', { key, ...ticketList(numbers) }),
  }));
};

import type { Check } from '../check.js';
import type { Finding } from '../finding.js';

/** Whether the database is there, is a replica set, and has its indexes. */
export const checkDatabase: Check = ({ database, settings, t }) => {
  if ('fault' in database) {
    return [{ level: 'fail', words: database.fault, mend: t('doctor.database_mend') }];
  }
  const { version, replicaSet, missingMembers, missingIndexes } = database;
  const set = replicaSet ?? t('doctor.sharded');
  const found: Finding[] = [{ level: 'ok', words: t('doctor.database_ok', { version, set }) }];
  if (missingMembers.length > 0) {
    const members = missingMembers.join(', ');
    found.push({ level: 'warn', words: t('doctor.members_missing', { members }), mend: t('doctor.members_mend') });
  }
  const [first] = missingIndexes;
  if (first === undefined) found.push({ level: 'ok', words: t('doctor.indexes_ok') });
  else if (settings && settings.version > 0) {
    const words = t('doctor.indexes_missing', { count: missingIndexes.length, first });
    found.push({ level: 'warn', words, mend: t('doctor.indexes_mend') });
  }
  return found;
};

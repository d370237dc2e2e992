import { invocation } from '../../../base/invocation.js';
import { exampleFile } from '../../package-files.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';

/** Whether the desk is set up, and its settings make sense together. */
export const checkSettings: Check = ({ settings, config, t }) => {
  if (!settings) return [];
  const { version, queue, categories, departments, digest, locale, timezone } = settings;
  if (queue === null) {
    const mend =
      config.mode === 'sandbox'
        ? t('doctor.queue_mend_sandbox', { command: `${invocation()} desk apply ${exampleFile()}` })
        : t('doctor.queue_mend', { command: `${invocation()} desk apply desk.yml` });
    return [{ level: 'fail', words: t('doctor.no_queue'), mend }];
  }
  const found: Finding[] = [{ level: 'ok', words: t('doctor.settings_ok', { version, locale, timezone }) }];
  for (const { key, categories: own } of departments) {
    for (const category of own.filter((each) => !categories.includes(each))) {
      const words = t('doctor.category_unknown', { category, key });
      found.push({ level: 'warn', words, mend: t('doctor.category_mend', { category }) });
    }
  }
  if (digest.channels.length === 0 || digest.weekdays.length === 0) {
    found.push({ level: 'warn', words: t('doctor.no_digest'), mend: t('doctor.digest_mend') });
  }
  return found;
};

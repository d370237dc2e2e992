import { roleNames, type DeskSettings } from '../../../desk/settings/desk-settings.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';

/** Whether the people and groups that the settings name are still there. */
export const checkPeople: Check = async ({ settings, slack, t }) => {
  if (!settings || !slack) return [];
  const [people, groups] = await Promise.all([slack.directory.people(), slack.directory.groups()]);
  const found: Finding[] = [];
  for (const { id, place } of namesIn(settings)) {
    const isGroup = id.startsWith('S');
    if (isGroup && groups.ok && !groups.value.some((group) => group.id === id)) {
      found.push({ level: 'warn', words: t('doctor.group_gone', { id, place }), mend: t('doctor.person_mend') });
    }
    if (isGroup || !people.ok) continue;
    const person = people.value.find((each) => each.id === id);
    const who = person ? `@${person.handle}` : id;
    if (!person || person.hasLeft) {
      found.push({ level: 'warn', words: t('doctor.person_gone', { who, place }), mend: t('doctor.person_mend') });
    } else if (person.isOutsider) {
      found.push({ level: 'warn', words: t('doctor.person_outsider', { who, place }), mend: t('doctor.person_mend') });
    }
  }
  const count = namesIn(settings).length;
  return found.length > 0 || count === 0 ? found : [{ level: 'ok', words: t('doctor.people_ok', { count }) }];
};

function namesIn({ roles, departments }: DeskSettings): { id: string; place: string }[] {
  return [
    ...roleNames.flatMap((role) => roles[role].map((id) => ({ id, place: `roles.${role}` }))),
    ...departments.flatMap(({ key, onCall }) => onCall.map((id) => ({ id, place: `${key}.onCall` }))),
  ];
}

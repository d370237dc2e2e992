import { may } from '../../desk/access/roles.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import { translator } from '../../i18n/translate.js';
import type { Asker } from '../edge.js';

/** What this person can do, and how: requesters are not shown what is not theirs. */
export function helpText(
  asker: Pick<Asker, 'language' | 'viewer'>,
  { emoji: { create, take, resolve, escalate } }: Pick<DeskSettings, 'emoji'>,
): string {
  const t = translator(asker.language);
  const { roles } = asker.viewer;
  const emoji = { create: `:${create}:`, take: `:${take}:`, resolve: `:${resolve}:`, escalate: `:${escalate}:` };
  const parts = may(roles, 'work')
    ? [t('help.ticket'), t('help.escalate'), t('help.threads', emoji)]
    : [may(roles, 'view_any') ? t('help.viewer') : t('help.requester', emoji)];
  if (may(roles, 'report')) parts.push(t('help.kpi'));
  const desk = [t('help.desk')];
  if (may(roles, 'audit')) desk.push(t('help.audit'));
  if (may(roles, 'configure')) desk.push(t('help.admin'));
  parts.push(desk.join('\n'));
  return parts.join('\n\n');
}

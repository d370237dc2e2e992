import { may, type Role } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import { translator } from '../../i18n/translate.js';
import { harmless } from '../blocks/text.js';
import type { CommandListener } from './command.js';
import { showAudit } from './audit.js';
import { parseDesk } from './desk-grammar.js';
import { showSettings } from './desk-settings.js';
import { helpText } from './help.js';

/** `/desk help | settings | audit [N] | language en|zh-TW|auto` */
export const deskCommand: CommandListener = {
  name: '/desk',
  async handle(edge, { asker, text }) {
    const request = parseDesk(text);
    const t = translator(asker.language);
    const { reads } = edge.desk.store;
    switch (request.verb) {
      case 'help':
        return { text: helpText(asker, await reads.settings()) };
      case 'settings':
        return showSettings(edge, asker);
      case 'audit':
        return showAudit(edge, asker, request);
      case 'language':
        await edge.people.chooseLanguage(asker.userId, request.language);
        return { text: translator(await edge.people.language(asker.userId))('done.language') };
      case 'wrong': {
        const { roles } = asker.viewer;
        if (request.usage === 'usage.desk_audit' && !may(roles, 'audit')) throw new Refusal('refusal.not_allowed');
        const usage = request.usage === 'usage.desk' ? usageFor(roles) : request.usage;
        const say = t as (key: string, values: Record<string, string>) => string;
        const problem = say(request.problem, { input: harmless(request.input) });
        return { text: t('command.usage', { problem, usage: t(usage) }) };
      }
    }
  },
};

/** The form with what this person may ask for. */
function usageFor(roles: ReadonlySet<Role>): 'usage.desk' | 'usage.desk_lead' | 'usage.desk_admin' {
  if (may(roles, 'configure')) return 'usage.desk_admin';
  return may(roles, 'audit') ? 'usage.desk_lead' : 'usage.desk';
}

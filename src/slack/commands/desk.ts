import { stringify } from 'yaml';
import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import { languageOf } from '../../i18n/language.js';
import { translator } from '../../i18n/translate.js';
import { clip } from '../blocks/text.js';
import type { CommandListener } from './command.js';
import { helpText } from './help.js';

const words = {
  help: ['help', '', '說明', '幫助'],
  settings: ['settings', '設定'],
  language: ['language', 'lang', '語言'],
} as const;
const has = (list: readonly string[], word: string): boolean => list.includes(word.toLowerCase());

/** `/desk help | settings | language en|zh-TW|auto` */
export const deskCommand: CommandListener = {
  name: '/desk',
  async handle(edge, { asker, text }) {
    const [verb = '', value = '', ...more] = text.trim().split(/\s+/u);
    if (has(words.help, verb)) return { text: helpText(asker) };
    if (has(words.settings, verb)) {
      if (!may(asker.viewer.roles, 'configure')) throw new Refusal('refusal.not_allowed');
      const { teamId: _teamId, version, ...settings } = await edge.desk.store.reads.settings();
      const t = translator(asker.language);
      const yaml = clip(stringify(settings).replaceAll('```', "'''"), 2500);
      return { text: `${t('settings.title', { version })}\n\`\`\`${yaml}\`\`\`\n${t('settings.how')}` };
    }
    const t = translator(asker.language);
    if (!has(words.language, verb)) {
      const problem = t('problem.verb', { input: verb });
      return { text: t('command.usage', { problem, usage: '/desk help | settings | language en' }) };
    }
    if (!/^(en|zh|zh[-_](tw|hant)|auto|english|中文|繁體中文|英文)$/iu.test(value) || more.length > 0) {
      const problem = t('problem.language', { input: value });
      return { text: t('command.usage', { problem, usage: '/desk language en|zh-TW|auto' }) };
    }
    const chosen = /auto/iu.test(value)
      ? null
      : value.includes('中文')
        ? 'zh-TW'
        : languageOf(value === '英文' ? 'en' : value);
    await edge.people.chooseLanguage(asker.userId, chosen);
    return { text: translator(await edge.people.language(asker.userId))('done.language') };
  },
};

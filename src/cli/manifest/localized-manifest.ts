import type { MessageKey } from '../../i18n/messages.js';
import { messages } from '../../i18n/messages.js';
import type { Language } from '../../i18n/language.js';
import type { AppManifest } from '../../sandbox/index.js';

/** The manifest in one language. */
export function localizedManifest(manifest: AppManifest, language: Language): AppManifest {
  const say = (key: string, otherwise: string | undefined): string =>
    key in messages ? messages[key as MessageKey][language] : (otherwise ?? '');
  const { features = {} } = manifest;
  const { shortcuts = [], slash_commands: commands = [] } = features;
  return {
    ...manifest,
    display_information: {
      ...manifest.display_information,
      description: say('manifest.description', undefined),
      long_description: say('manifest.long_description', undefined),
    } as AppManifest['display_information'],
    features: {
      ...features,
      shortcuts: shortcuts.map((shortcut) => ({
        ...shortcut,
        name: say(`manifest.shortcut_${shortcut.callback_id}`, shortcut.name),
        description: say(`manifest.about_${shortcut.callback_id}`, shortcut.description),
      })),
      slash_commands: commands.map((command) => ({
        ...command,
        description: say(`manifest.about_${command.command.slice(1)}`, command.description),
        usage_hint: say(`manifest.hint_${command.command.slice(1)}`, command.usage_hint),
      })),
    },
  };
}

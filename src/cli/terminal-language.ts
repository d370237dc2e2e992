import { languageOf, type Language } from '../i18n/language.js';

/** The language of the person at the terminal: the desk's, where the environment says one, else the system's. */
export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  const names = ['LOCALE_DEFAULT', 'LC_ALL', 'LC_MESSAGES', 'LANG'] as const;
  const locale = names.map((name) => env[name]?.trim()).find((value) => value !== undefined && value !== '');
  return languageOf(locale);
}

import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, useContext } from 'react';
import { languageOf, type Language } from '../../../src/i18n/language.js';
import { createStore, useStore } from '../store/store.js';
import { texts } from './texts.js';

type Texts = typeof texts;
export type TextKey = keyof Texts;
type ArgumentsOf<Text extends string> = Text extends `${string}{${infer Inner}}${infer Rest}`
  ? ArgumentName<Inner> | ArgumentsOf<Rest>
  : never;
type ArgumentName<Inner extends string> = Inner extends `${infer Name},${string}` ? Word<Name> : Word<Inner>;
type Word<Name extends string> = Name extends `${string} ${string}` | `#${string}` | '' ? never : Name;
type Args<Key extends TextKey> = [ArgumentsOf<Texts[Key]['en']>] extends [never]
  ? []
  : [values: Record<ArgumentsOf<Texts[Key]['en']>, string | number>];

export type T = <Key extends TextKey>(key: Key, ...values: Args<Key>) => string;

const compiled = new Map<string, IntlMessageFormat>();

/** The page's texts in a language. */
export function translator(language: Language): T {
  return (key, ...[values]) => {
    const id = `${language}:${key}`;
    const format =
      compiled.get(id) ?? new IntlMessageFormat(texts[key][language], language, undefined, { ignoreTag: true });
    compiled.set(id, format);
    return String(format.format<string>(values));
  };
}

const KEY = 'bellhop-language';
type Choice = Language | 'auto';

/** What the page speaks: one language, or to each person their own. */
export const languageChoice = createStore<Choice>((localStorage.getItem(KEY) as Choice | null) ?? 'auto');
languageChoice.watch(() => {
  localStorage.setItem(KEY, languageChoice.get());
});

/** The language of what belongs to nobody, as it is now. */
export function pageLanguage(): Language {
  const choice = languageChoice.get();
  return choice === 'auto' ? languageOf(navigator.language) : choice;
}

/** The language of what belongs to nobody. */
export function usePageLanguage(): Language {
  const choice = useStore(languageChoice, (value) => value);
  return choice === 'auto' ? languageOf(navigator.language) : choice;
}

/** The language of what is shown to a person. */
export function usePersonLanguage(locale: string): Language {
  const choice = useStore(languageChoice, (value) => value);
  return choice === 'auto' ? languageOf(locale) : choice;
}

export const LanguageContext = createContext<Language>('en');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useT(): T {
  return translator(useContext(LanguageContext));
}

/** The languages that Bellhop speaks. */
export const languages = ['en', 'zh-TW'] as const;
export type Language = (typeof languages)[number];

/** A text in every language of the desk. */
export type Bilingual = Readonly<Record<Language, string>>;

/**
 * The language for a Slack or BCP 47 locale. Every Chinese locale reads Traditional Chinese; all others English.
 * @param locale such as `en-US`, `zh-TW`, `zh-Hant`, `zh_TW`
 */
export function languageOf(locale: string | null | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh-TW' : 'en';
}

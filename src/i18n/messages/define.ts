import type { Bilingual } from '../language.js';

/** Types a topic's messages: each key has a text in every language; literal types are kept for the arguments. */
export function define<const T extends Record<string, Bilingual>>(texts: T): T {
  return texts;
}

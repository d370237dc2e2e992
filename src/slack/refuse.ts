import { AlreadyDone, PerhapsSaved, Refusal, StaleError } from '../desk/errors.js';
import { translate } from '../i18n/translate.js';
import type { Asker, Edge } from './edge.js';
import { sayLine } from './blocks/words.js';

/** What a failed request means for the person: words to say, or nothing because it was done before. */
export type Failure =
  { readonly kind: 'say'; readonly text: string; readonly field?: string } | { readonly kind: 'done' };

/**
 * The one place where errors become words. A refusal is said in the person's language; a repetition is silent; what
 * nobody foresaw is logged and admitted.
 */
export async function failureOf(edge: Edge, error: unknown, asker: Pick<Asker, 'language'>): Promise<Failure> {
  if (error instanceof AlreadyDone) return { kind: 'done' };
  if (error instanceof Refusal) {
    const settings = await edge.desk.store.reads.settings();
    const name = (userId: string): Promise<string> => edge.people.name(userId);
    const text = await sayLine(error.key, error.values, { language: asker.language, settings, name });
    return { kind: 'say', text, ...(error.field === undefined ? {} : { field: error.field }) };
  }
  if (error instanceof StaleError) return { kind: 'say', text: translate(asker.language, 'refusal.stale') };
  edge.logger.error({ err: error }, 'A request failed');
  const key = error instanceof PerhapsSaved ? 'refusal.perhaps_saved' : 'refusal.failed';
  return { kind: 'say', text: translate(asker.language, key) };
}

/**
 * The same for an event, which nobody waits for: what nobody foresaw, such as a database that is away, is no answer.
 * @throws the error itself, so that the inbox tries the event again and at last tells the admins
 */
export function failureOfEvent(edge: Edge, error: unknown, asker: Pick<Asker, 'language'>): Promise<Failure> {
  if (error instanceof AlreadyDone || error instanceof Refusal || error instanceof StaleError)
    return failureOf(edge, error, asker);
  throw error;
}

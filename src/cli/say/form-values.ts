import { CodedError } from '../../base/errors.js';
import type { Translate } from '../../i18n/translate.js';
import type { View } from '../../sandbox/index.js';

/** The label of an input, as the person sees it. */
export function labelOf(form: View | null, blockId: string): string {
  const block = form?.blocks.find((each) => each['block_id'] === blockId);
  return (block?.['label'] as { text?: string } | undefined)?.text ?? blockId;
}

/** `Subject=No paper` as a field and its value. @throws CodedError `usage` */
export function valuesOf(pairs: readonly string[], t: Translate): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new CodedError('usage', t('say.bad_value', { pair }));
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

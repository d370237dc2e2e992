import { editDistance } from './edit-distance.js';

/** The choice that somebody who wrote `given` most likely meant; undefined when none is near. */
export function nearest(given: string, choices: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/gu, '');
  const wanted = plain(given);
  if (wanted === '') return undefined;
  const [best] = choices
    .map((choice) => {
      const each = plain(choice);
      const begins = each.length >= 3 && (wanted.startsWith(each) || (wanted.length >= 3 && each.startsWith(wanted)));
      return { choice, distance: begins ? 0.5 : editDistance(wanted, each) };
    })
    .filter(({ distance, choice }) => distance <= Math.max(1, Math.floor(choice.length / 4)))
    .sort((a, b) => a.distance - b.distance);
  return best?.choice;
}

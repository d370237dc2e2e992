import { describe, expect, it } from '@jest/globals';
import { clip, head } from '../../src/base/clip.js';
import { subjectOf } from '../../src/desk/messages/subject-of.js';

const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

describe('a text that is cut', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])('is no longer than %d and ends with a whole character', (max) => {
    for (const text of ['🎫🎫🎫', 'a🎫🎫', '工單🎫🎫']) {
      expect(head(text, max).length).toBeLessThanOrEqual(max);
      expect(head(text, max)).not.toMatch(halves);
      expect(clip(text, Math.max(1, max)).length).toBeLessThanOrEqual(Math.max(1, max));
      expect(clip(text, Math.max(1, max))).not.toMatch(halves);
    }
  });

  it('is whole where it fits, and says so where it does not', () => {
    expect([clip('🎫🎫', 4), clip('🎫🎫', 3)]).toEqual(['🎫🎫', '🎫…']);
  });

  it('so are subjects', () => {
    for (const pad of ['', 'a']) expect(subjectOf(`${pad}${'🎫'.repeat(80)}`)).not.toMatch(halves);
  });
});

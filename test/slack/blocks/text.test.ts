import { describe, expect, it } from '@jest/globals';
import { harmless, pieces } from '../../../src/slack/blocks/text.js';

describe('harmless', () => {
  it.each([
    ['<!channel> help', '@\u2060channel help'],
    ['<!here|here>', '@\u2060here'],
    ['<!subteam^S123>', '@\u2060S123'],
    ['<!subteam^S123|@oncall>', '@\u2060oncall'],
    ['<@U123|tom> and <@U456>', '@\u2060tom and @\u2060U456'],
    ['<https://example.com|a link> &amp; <#C1|help>', '<https://example.com|a link> &amp; <#C1|help>'],
    ['<!date^1^{ago}|x>', '<!date^1^{ago}|x>'],
  ])('%s', (text, expected) => {
    expect(harmless(text)).toBe(expected);
  });
});

describe('pieces', () => {
  it('cuts between lines, keeps the quote, and says what was left out', () => {
    const text = Array.from({ length: 400 }, (_, n) => `>line ${n} ${'x'.repeat(40)}`).join('\n');
    const parts = pieces(text, '… more');
    expect(parts.every((part) => part.length <= 3000 && part.startsWith('>line'))).toBe(true);
    expect(parts.join('\n').length).toBeLessThanOrEqual(11_010);
    expect(parts.at(-1)).toMatch(/… more$/u);
  });

  it('never cuts through an entity or a link', () => {
    for (let pad = 2985; pad < 3000; pad += 1) {
      const [first] = pieces(`${'a'.repeat(pad)}&amp;&lt;<https://example.com|x>${'b'.repeat(3000)}`, '…');
      expect(first).not.toMatch(/&[a-z]*$|<[^>]*$/u);
    }
  });
});

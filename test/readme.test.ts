import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const readmes = ['README.md', 'README.zh-TW.md'].map((file) => readFileSync(file, 'utf8'));

/** What both languages must name alike. */
const facts: Record<string, RegExp> = {
  'the links of the text': /\]\((?!README)[^)]+\)/gu,
  'the packages and scripts':
    /`(?:npm run )?(?:@slack\/bolt|mongoose|node-cron|zod|pino|validate|bench|manifest\.yml|\.env)`/gu,
  'the commands to start with': /^npm ci && npm \w+/gmu,
  'the commands of the terminal': /bellhop -- (?:say|replay|doctor)|bellhop (?:desk apply|doctor)/gu,
  'the sections': /^##+ /gmu,
  'the people of the table': /^\| \*\*/gmu,
  'the emoji': /🎫|👀|✅|‼️/gu,
};

it.each(Object.entries(facts))('the English and the Chinese README have %s in common', (_name, pattern) => {
  const [english, chinese] = readmes.map((text) =>
    [...text.matchAll(pattern)].map((match) => match[0].replace('.zh-TW.png', '.png')).sort(),
  );
  expect(english!.length).toBeGreaterThan(0);
  expect(chinese).toEqual(english);
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
});
afterAll(() => t.stop());

async function shown(): Promise<{ all: string; blocks: readonly string[] }> {
  const answer = await t.person('ada').types('/desk settings');
  const texts = (answer.blocks ?? []).map((block) => reading({ text: '', blocks: [block] as never }));
  return { all: texts.join('\n'), blocks: texts };
}

it('`/desk settings` shows names as the desk’s file has them, no ids', async () => {
  const { all } = await shown();
  for (const words of ['queue: "#support-queue"', '"@ava"', 'channel: "#billing"', 'desk apply desk.yml'])
    expect(all).toContain(words);
  expect(all).not.toMatch(/\b[CU][A-Z0-9]{8,}\b/u);
});

it('a long one comes in pieces that fit, lacking no line; a longer one says how many are left', async () => {
  const { departments } = await t.desk.store.reads.settings();
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...departments[0]!,
      key: `d${at}`,
      name: { en: `D ${at}`, 'zh-TW': `部 ${at}` },
    }));
  await t.settings({ departments: many(40) });
  const fits = await shown();
  expect(fits.blocks.length).toBeGreaterThan(4);
  for (const block of fits.blocks) expect(block.length).toBeLessThanOrEqual(3000);
  for (let at = 0; at < 40; at += 1) expect(fits.all).toMatch(new RegExp(`key: d${at}\\b`, 'u'));
  expect(fits.all).toContain('retention');
  await t.settings({ departments: many(200) });
  const { all } = await shown();
  expect(all.length).toBeLessThan(13_000);
  const left = Number(/(\d+) more lines do not fit here/u.exec(all)?.[1]);
  const lines = all
    .split('```')
    .filter((_, at) => at % 2 === 1)
    .flatMap((part) => part.split('\n')).length;
  // each department has its lines, and the rest of the file comes after them
  expect(left).toBeGreaterThan(100);
  expect(left + lines).toBeGreaterThan(200 * 5);
  await t.settings({ departments });
});

it('where names do not come in time the ids are shown', async () => {
  await t.sandbox.client.addFault({ do: 'rateLimit', retryAfter: 30, method: 'users.list', times: 1 });
  const { all } = await shown();
  expect(all).toContain('queue: "#support-queue"');
  expect(all).toContain(t.userId('ava'));
});

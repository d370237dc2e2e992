import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

/* Answers that say what a person needs to know next. */

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
  await t.person('alice').says('#help', 'My invoice is wrong');
  await t.person('tom').says('#help', 'My badge is lost');
  await t.settle();
});
afterAll(() => t.stop());

const status = async (number: number) => (await t.desk.store.reads.ticketByNumber(number))?.status;

it('whoever replies on a closed ticket is told that it is closed', async () => {
  expect((await t.person('ava').types('/ticket reply 2 one moment')).text).not.toContain('closed');
  await t.person('ava').types('/ticket status 2 closed');
  expect((await t.person('ava').types('/ticket reply 2 found it')).text).toContain('The ticket is closed and stays so');
  expect((await t.person('chen').types('/ticket 回覆 2 找到了')).text).toContain('這張工單已結案，狀態不變');
  expect(await status(2)).toBe('closed');
});

it('the title of a history is bold once', async () => {
  const answer = await t.person('ada').types('/desk audit 1');
  const title = reading({ text: '', blocks: (answer.blocks ?? []).slice(0, 1) });
  expect(title).toMatch(/^\*History of\* \*<https?:[^|]*\|T-1>\*/u);
});

it('commands for the terminal are said as they are called', async () => {
  const { departments, queue } = await t.desk.store.reads.settings();
  await t.settings({ departments: [], queue: null });
  expect((await t.person('ava').types('/escalate 1')).text).toContain('`bellhop desk apply desk.yml`');
  expect(JSON.stringify(await t.person('ada').opensHome())).toContain('`bellhop desk apply desk.yml`');
  const { argv } = process;
  process.argv = ['node', 'src/main.ts'];
  try {
    const { text } = await t.person('ava').types('/escalate 1');
    expect(text).toContain('`npm run --silent bellhop -- desk apply desk.yml`');
  } finally {
    process.argv = argv;
  }
  await t.settings({ departments, queue });
});

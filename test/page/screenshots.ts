import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { nextWorkday } from '../../page/src/panel/clock-moves.js';
import { texts } from '../../page/src/texts/texts.js';
import type { Language } from '../../src/i18n/language.js';
import { translator } from '../../src/i18n/translate.js';
import { actAs, goTo, openPageDesk, paneOf, type PageDesk } from './support/page-desk.js';

/*
 * `npm run screenshots`: the main scenes of the page, as the READMEs show them.
 */
const folder = 'docs/images';

const asked = {
  en: [
    ['tom', 'I cannot log in to the customer portal'],
    ['sara', 'The export of March has no totals'],
    ['alice', 'My last invoice has the wrong amount'],
  ],
  'zh-TW': [
    ['lin', '客戶入口網站無法登入'],
    ['mei', '上個月的發票金額有誤'],
  ],
} as const;

const said = {
  en: {
    reason: 'The amount differs from the contract',
    answer: 'It was counted twice; the right amount is 90.',
    reply: 'I am looking into it.',
  },
  'zh-TW': { reason: '金額與合約不符', answer: '重複計算了，正確金額是 90 元。', reply: '我正在確認，請稍候。' },
} as const;

const casts = {
  en: { requester: 'alice', agent: 'ava', member: 'bill', manager: 'max', help: 'help' },
  'zh-TW': { requester: 'mei', agent: 'chen', member: 'hui', manager: 'lee', help: 'help-zh' },
} as const;

const shoot = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: join(folder, `${name}.png`) });

/** What people asked, some of it answered already. */
async function fill(t: PageDesk, language: Language): Promise<void> {
  const { client } = t.local.sandbox;
  const cast = casts[language];
  for (const [i, [name, text]] of asked[language].entries()) {
    await client.person(name).says(`#${cast.help}`, text);
    const card = await client.until(async () =>
      (await client.botPosts('#support-queue')).find((post) => post.text.includes(text)),
    );
    t.local.clock.moveBy(23 * 60_000);
    if (i > 0) continue;
    await client.person(cast.agent).presses('ticket_take', card);
    t.local.clock.moveBy(11 * 60_000);
  }
}

/** Somebody else in the only pane. */
async function become(page: Page, name: string): Promise<void> {
  await page.locator('.person-button').first().click();
  const picker = page.locator('.person-picker');
  await picker.locator('input').fill(name);
  await picker.locator('li button', { hasText: `@${name} ` }).click();
  await paneOf(page, name).waitFor();
}

async function scenes(language: Language): Promise<void> {
  const t = await openPageDesk(language);
  const cast = casts[language];
  const label = translator(language);
  const own = (key: keyof typeof texts): string => texts[key][language];
  const name = (scene: string): string => (language === 'en' ? scene : `${scene}.zh-TW`);
  try {
    await fill(t, language);
    const page = await t.visit({ language, width: 1440, height: 860 });
    if (language === 'zh-TW') {
      await become(page, cast.requester);
    }
    const alice = paneOf(page, cast.requester);
    await goTo(alice, cast.help);
    const subject = asked[language].at(-1)?.[1] ?? '';
    const agent = await actAs(page, cast.agent);
    await goTo(agent, 'support-queue');
    const card = agent.locator('.main .message', { hasText: subject });
    await card.getByRole('button', { name: label('button.take') }).click();
    await card.getByRole('button', { name: label('button.reply'), exact: true }).click();
    await agent.getByRole('dialog').locator('textarea').fill(said[language].reply);
    await agent.getByRole('dialog').locator('button[type=submit]').click();
    await agent.getByRole('dialog').waitFor({ state: 'detached' });
    await alice.locator('.message', { hasText: subject }).locator('.thread-line').click();
    await alice.locator('.thread').getByText(said[language].reply).waitFor();
    // what is seen is read
    await alice.locator('.side-item .badge').waitFor({ state: 'detached' });
    await page.mouse.move(4, 400);
    await shoot(page, name('desk'));

    await alice.locator('.thread .main-head .tool').click();
    await card.getByRole('button', { name: label('button.escalate') }).click();
    const form = agent.getByRole('dialog');
    await form.getByLabel(label('field.department'), { exact: true }).selectOption('billing');
    await form.getByLabel(label('field.reason'), { exact: true }).fill(said[language].reason);
    await shoot(page, name('form'));
    await form.locator('button[type=submit]').click();
    await form.waitFor({ state: 'detached' });
    const member = await actAs(page, cast.member);
    await goTo(member, 'billing');
    await member.getByRole('button', { name: label('button.accept') }).click();
    await member.getByRole('button', { name: label('button.accept') }).waitFor({ state: 'detached' });
    await page.mouse.move(4, 400);
    await shoot(page, name('escalation'));

    await member.getByRole('button', { name: label('button.answer') }).click();
    await member.getByRole('dialog').locator('textarea').fill(said[language].answer);
    await member.getByRole('dialog').locator('button[type=submit]').click();
    await member.getByRole('dialog').waitFor({ state: 'detached' });
    await card.getByRole('button', { name: label('button.resolve') }).click();
    await card.getByRole('button', { name: label('button.reopen') }).waitFor();

    const dark = await t.visit({ language, dark: true, width: 1440, height: 860 });
    await become(dark, cast.manager);
    const manager = paneOf(dark, cast.manager);
    await goTo(manager, 'support-managers');
    await dark.getByRole('button', { name: own('rail.control') }).click();
    const { clock } = t.local;
    clock.moveTo(new Date(nextWorkday(clock.now().getTime(), 'Asia/Taipei')));
    await manager.locator('.block-header').waitFor();
    await dark.waitForTimeout(400);
    await dark.evaluate("document.querySelector('.message:has(.block-header)').scrollIntoView({ block: 'start' })");
    await shoot(dark, name('digest'));

    const first = await t.visit({ language, tour: true, width: 1440, height: 860 });
    await first.getByRole('button', { name: own('tour.start') }).click();
    await first.getByRole('button', { name: own('tour.fill') }).click();
    await first.waitForTimeout(400);
    await shoot(first, name('tour'));

    const home = await t.visit({ language, width: 1200, height: 760 });
    await become(home, cast.agent);
    await paneOf(home, cast.agent).locator('.side-item').first().click();
    await paneOf(home, cast.agent).locator('.home .blocks').waitFor();
    await shoot(home, name('home'));
  } finally {
    await t.stop();
  }
}

await mkdir(folder, { recursive: true });
for (const language of ['en', 'zh-TW'] as const) await scenes(language);
process.exit(0);

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { texts } from '../../page/src/texts/texts.js';
import type { Language } from '../../src/i18n/language.js';
import { translator } from '../../src/i18n/translate.js';
import { openPageDesk, paneOf, write, type PageDesk } from './support/page-desk.js';

const casts = {
  en: { requester: 'alice', agent: 'ava', member: 'bill', manager: 'max' },
  'zh-TW': { requester: 'mei', agent: 'chen', member: 'hui', manager: 'lee' },
} as const;

describe.each(['en', 'zh-TW'] as const)('the tour in %s', (language: Language) => {
  let t: PageDesk;
  let page: Page;
  const cast = casts[language];
  const label = translator(language);
  const own = (key: keyof typeof texts): string => texts[key][language];
  const atStep = (key: keyof typeof texts): Promise<void> =>
    page.locator('.step.now h3', { hasText: own(key) }).waitFor();
  const goThere = (): Promise<void> => page.getByRole('button', { name: own('tour.goto') }).click();
  const press = (name: string, button: string): Promise<void> =>
    paneOf(page, name).locator('.main').getByRole('button', { name: button, exact: true }).last().click();
  const submit = async (name: string, fill: (form: ReturnType<typeof paneOf>) => Promise<void>): Promise<void> => {
    const form = paneOf(page, name).getByRole('dialog');
    await form.waitFor();
    await fill(form);
    await form.locator('button[type=submit]').click();
    await form.waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    t = await openPageDesk(language);
    page = await t.visit({ tour: true });
  }, 360_000);
  afterAll(() => t.stop());

  it('goes through nine steps, each seen at the real desk', async () => {
    await page.getByRole('button', { name: own('tour.start') }).click();
    await atStep('tour.ask');
    await page.getByRole('button', { name: own('tour.fill') }).click();
    const composer = paneOf(page, cast.requester).locator('.main .composer textarea');
    await expectValue(composer, own('tour.ask_example'));
    await composer.press('Enter');

    await atStep('tour.take');
    await goThere();
    await press(cast.agent, label('button.take'));

    await atStep('tour.reply');
    await press(cast.agent, label('button.reply'));
    await submit(cast.agent, (form) => form.locator('textarea').fill(own('tour.reply_example')));

    await atStep('tour.escalate');
    await press(cast.agent, label('button.escalate'));
    await submit(cast.agent, async (form) => {
      await form.getByLabel(label('field.department'), { exact: true }).selectOption('billing');
      await form.getByLabel(label('field.reason'), { exact: true }).fill(own('tour.escalate_example'));
    });

    await atStep('tour.accept');
    await goThere();
    await press(cast.member, label('button.accept'));

    await atStep('tour.answer');
    await press(cast.member, label('button.answer'));
    await submit(cast.member, (form) => form.locator('textarea').fill(own('tour.answer_example')));

    await atStep('tour.solve');
    await goThere();
    await press(cast.agent, label('button.resolve'));

    await atStep('tour.digest');
    const day = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 2, 3));
    await page.getByRole('button', { name: own('tour.move_clock').replace('{day}', day) }).click();
    await page.getByText(own('tour.finished')).waitFor();

    const digest = paneOf(page, cast.manager).locator('.message .block-header');
    await digest.waitFor();
    // three panes fit beside the tour: the first waits at the edge
    await page.locator('.rail-person').first().click();
    const asked = paneOf(page, cast.requester).locator('.main .message', { hasText: own('tour.ask_example') });
    await asked.locator('.thread-line').click();
    const thread = paneOf(page, cast.requester).locator('.thread');
    await thread.getByText(own('tour.reply_example')).waitFor();
    expect(await thread.getByText(own('tour.answer_example')).count()).toBe(0);
  }, 120_000);

  it('is not offered again', async () => {
    await page
      .getByRole('button', { name: own('tour.close') })
      .first()
      .click();
    await page.reload();
    await paneOf(page, cast.requester).waitFor();
    expect(await page.locator('.panel.tour').count()).toBe(0);
    await write(paneOf(page, cast.requester), 'ok');
  }, 60_000);

  it('begins anew where the desk was emptied, with the page open or not', async () => {
    const ask = async (): Promise<void> => {
      await page.getByRole('button', { name: own('tour.fill') }).click();
      const composer = paneOf(page, cast.requester).locator('.main .composer textarea');
      await expectValue(composer, own('tour.ask_example'));
      await composer.press('Enter');
      await atStep('tour.take');
    };
    const empty = (): Promise<unknown> =>
      page.evaluate(
        `fetch('/page/reset', { method: 'POST', body: '{}', headers: { 'x-bellhop-page': document.querySelector('[name=page-token]').content } })`,
      );
    await page.context().close();
    page = await t.visit({ tour: true });
    t.local.clock.moveBy(300_000);
    await page.getByRole('button', { name: own('tour.start') }).click();
    await atStep('tour.ask');
    await ask();
    // the clock goes back to this machine's, too
    t.local.clock.moveTo(new Date(Date.now() + 86_400_000));
    await empty();
    await atStep('tour.ask');
    await ask();

    await page.goto('about:blank');
    await t.local.sandbox.client.reset();
    await page.goto(t.local.sandbox.url);
    await atStep('tour.ask');
  }, 90_000);
});

async function expectValue(field: ReturnType<typeof paneOf>, value: string): Promise<void> {
  while ((await field.inputValue()) !== value) await field.page().evaluate('new Promise(requestAnimationFrame)');
}

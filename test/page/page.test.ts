import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { texts } from '../../page/src/texts/texts.js';
import { translator } from '../../src/i18n/translate.js';
import { actAs, goTo, openPageDesk, paneOf, write, type PageDesk } from './support/page-desk.js';

const label = translator('en');
const own = (key: keyof typeof texts): string => texts[key].en;

let t: PageDesk;
let page: Page;
beforeAll(async () => {
  t = await openPageDesk();
}, 360_000);
afterAll(() => t.stop());
afterEach(() => page.context().close());

/** A ticket of Alice, taken by Ava, with both panes open. */
async function openTicket(subject: string): Promise<void> {
  // what the same person says within two minutes belongs to their ticket of before
  t.local.clock.moveBy(300_000);
  page = await t.visit();
  await write(paneOf(page, 'alice'), subject);
  const ava = await actAs(page, 'ava');
  await goTo(ava, 'support-queue');
  const card = ava.locator('.main .message', { hasText: subject });
  await card.getByRole('button', { name: label('button.take') }).click();
  await card.getByRole('button', { name: label('button.reply'), exact: true }).waitFor();
}

const cardOf = (subject: string) => paneOf(page, 'ava').locator('.main .message', { hasText: subject });

describe('the page', () => {
  it('shows an escalation from both sides, each pane by itself', async () => {
    await openTicket('The invoice of May is wrong');
    const ava = paneOf(page, 'ava');
    const bill = await actAs(page, 'bill');
    await cardOf('The invoice of May')
      .getByRole('button', { name: label('button.escalate') })
      .click();
    const form = ava.getByRole('dialog');
    await form.getByLabel(label('field.department'), { exact: true }).selectOption('billing');
    await form.getByLabel(label('field.reason'), { exact: true }).fill('It differs from the contract');
    await form.locator('button[type=submit]').click();

    // the department's pane hears of it while it looks at another channel
    await page.locator('.rail-person .badge').waitFor();
    await goTo(bill, 'billing');
    const escalation = bill.locator('.main .message', { hasText: 'The invoice of May' });
    await escalation.getByText('It differs from the contract').waitFor();
    await escalation.getByRole('button', { name: label('button.accept') }).click();
    await cardOf('The invoice of May').getByText(label('escalation.state.accepted')).waitFor();
    expect(await page.locator('.rail-person .badge').count()).toBe(0);

    await escalation.getByRole('button', { name: label('button.answer') }).click();
    await bill.getByRole('dialog').locator('textarea').fill('The right amount is 90');
    await bill.getByRole('dialog').locator('button[type=submit]').click();
    await cardOf('The invoice of May').locator('.thread-line').click();
    const thread = ava.locator('.thread');
    await thread.getByText('The right amount is 90').waitFor();

    // an element with a dialog asks first
    await thread.getByRole('button', { name: label('button.send_on') }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByText(label('confirm.send_on_text')).waitFor();
    await dialog.getByRole('button', { name: label('confirm.send') }).click();
    await thread.getByText(label('answer.sent_on')).waitFor();
    await paneOf(page, 'alice').locator('.message', { hasText: 'The invoice of May' }).locator('.thread-line').click();
    await paneOf(page, 'alice').locator('.thread').getByText('The right amount is 90').waitFor();
  }, 90_000);

  it('says in a form what is wrong with it, and keeps what was typed', async () => {
    page = await t.visit();
    const alice = paneOf(page, 'alice');
    await write(alice, '/ticket');
    const form = alice.getByRole('dialog');
    await form.locator('button[type=submit]').click();
    const error = form.getByRole('alert');
    expect(await error.textContent()).toBe(own('error.required'));
    const subject = form.getByLabel(label('field.subject'), { exact: true });
    expect(await subject.getAttribute('aria-invalid')).toBe('true');
    expect(await form.locator(':focus').getAttribute('aria-describedby')).toBe(await error.getAttribute('id'));

    await form.locator('textarea').fill('Since this morning');
    await subject.fill('The door is stuck');
    await form.locator('button[type=submit]').click();
    await form.waitFor({ state: 'detached' });
    const ava = await actAs(page, 'ava');
    await goTo(ava, 'support-queue');
    await cardOf('The door is stuck').waitFor();
  }, 60_000);

  it('loses nothing in a reload: panes, threads, drafts and a form half filled in', async () => {
    await openTicket('The scanner is gone');
    const ava = paneOf(page, 'ava');
    await cardOf('The scanner is gone')
      .getByRole('button', { name: label('button.reply'), exact: true })
      .click();
    const kept = page.waitForResponse((response) => response.url().endsWith('/page/use'));
    await ava.getByRole('dialog').locator('textarea').fill('I have a look');
    await paneOf(page, 'alice').locator('.composer textarea').fill('One more thing');
    await kept;

    await page.reload();
    const form = ava.getByRole('dialog');
    expect(await form.locator('textarea').inputValue()).toBe('I have a look');
    expect(await paneOf(page, 'alice').locator('.composer textarea').inputValue()).toBe('One more thing');
    await form.locator('button[type=submit]').click();
    await form.waitFor({ state: 'detached' });
    await paneOf(page, 'alice').locator('.message', { hasText: 'The scanner is gone' }).locator('.thread-line').click();
    await paneOf(page, 'alice').locator('.thread').getByText('I have a look').waitFor();
  }, 60_000);

  it('goes on when the server was away, and shows what it said to nobody meanwhile', async () => {
    await openTicket('The lift is slow');
    await cardOf('The lift is slow')
      .getByRole('button', { name: label('button.reply'), exact: true })
      .click();
    const form = paneOf(page, 'ava').getByRole('dialog');
    const kept = page.waitForResponse((response) => response.url().endsWith('/page/use'));
    await form.locator('textarea').fill('We look after it');
    await kept;
    await t.restart();
    await t.local.sandbox.client.person('alice').says('#help', 'It stands still now');
    await paneOf(page, 'alice').getByText('It stands still now').waitFor();
    // what was typed before is sent, though another server takes it
    await form.locator('button[type=submit]').click();
    await form.waitFor({ state: 'detached' });
    await cardOf('The lift is slow')
      .getByRole('button', { name: label('button.resolve') })
      .click();
    await cardOf('The lift is slow')
      .getByRole('button', { name: label('button.reopen') })
      .waitFor();
    await page.locator('.offline.hidden').waitFor({ state: 'attached' });
  }, 90_000);

  it('sends files, edits, deletes, reacts, searches and follows links', async () => {
    page = await t.visit();
    const alice = paneOf(page, 'alice');
    await goTo(alice, 'random');
    const chooser = page.waitForEvent('filechooser');
    await alice.getByRole('button', { name: own('composer.attach') }).click();
    await (await chooser).setFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('the note') });
    await write(alice, 'A note for @ava :eyes:');
    const noted = alice.locator('.message', { hasText: 'A note for' });
    await noted.locator('.mention').waitFor();
    const message = alice.locator(`[data-ts="${(await noted.getAttribute('data-ts')) ?? ''}"]`);
    const download = page.waitForEvent('download');
    await message.locator('a.file').click();
    expect((await download).suggestedFilename()).toBe('note.txt');

    await message.hover();
    await message.getByRole('button', { name: 'React with eyes' }).click();
    await message.locator('.reaction.mine').waitFor();
    await message.getByRole('button', { name: own('message.more') }).click();
    await page.getByRole('menuitem', { name: own('message.edit') }).click();
    await message.getByRole('textbox').fill('A longer note for @ava');
    await message.getByRole('textbox').press('Enter');
    await message.getByText(own('message.edited')).waitFor();

    await alice.getByRole('searchbox').fill('longer note in:#random');
    await alice.getByRole('searchbox').press('Enter');
    await alice.getByRole('button', { name: own('search.go') }).click();
    await alice.locator('.message.focused', { hasText: 'A longer note' }).waitFor();

    await message.hover();
    await message.getByRole('button', { name: own('message.more') }).click();
    await page.getByRole('menuitem', { name: own('message.delete') }).click();
    await page
      .locator('dialog[open]')
      .getByRole('button', { name: own('message.delete') })
      .click();
    await message.waitFor({ state: 'detached' });
  }, 60_000);

  it('completes commands, people and emoji, and keeps an answer for one person to them', async () => {
    page = await t.visit();
    const alice = paneOf(page, 'alice');
    const composer = alice.locator('.composer textarea');
    await composer.pressSequentially('/tic');
    await alice.getByRole('option', { name: /\/ticket/u }).waitFor();
    await composer.press('Tab');
    await composer.pressSequentially('help');
    await composer.press('Enter');
    const answer = alice.locator('.message.ephemeral').last();
    await answer.getByText(own('message.only_you')).waitFor();
    await composer.pressSequentially('hello @av');
    await composer.press('Enter');
    expect(await composer.inputValue()).toBe('hello @ava ');
    const tom = await actAs(page, 'tom');
    expect(await tom.locator('.message.ephemeral').count()).toBe(0);
  }, 60_000);

  it('keeps what is typed right after a completion in order', async () => {
    page = await t.visit();
    const composer = paneOf(page, 'alice').locator('.composer textarea');
    await composer.pressSequentially('/tic');
    await paneOf(page, 'alice')
      .getByRole('option', { name: /\/ticket/u })
      .waitFor();
    // faster than the page is drawn, as on a busy machine
    await page.evaluate(`(async () => {
      const field = document.querySelector('.pane[data-person=alice] .composer textarea');
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true }));
      await Promise.resolve();
      document.execCommand('insertText', false, 'he');
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      document.execCommand('insertText', false, 'lp');
    })()`);
    expect(await composer.inputValue()).toBe('/ticket help');
  }, 60_000);

  it('opens a ticket of a message by one click, and by its menu', async () => {
    page = await t.visit();
    const alice = paneOf(page, 'alice');
    await goTo(alice, 'general');
    await write(alice, 'The coffee machine leaks');
    const message = alice.locator('.message', { hasText: 'The coffee machine leaks' });
    await message.hover();
    await message.getByRole('button', { name: 'React with ticket' }).click();
    await message.locator('.thread-line').waitFor();
    await write(alice, 'The tap drips');
    const other = alice.locator('.message', { hasText: 'The tap drips' });
    await other.hover();
    await other.getByRole('button', { name: own('message.more') }).click();
    await page.getByRole('menuitem', { name: /Create ticket/u }).click();
    await alice.getByRole('dialog').getByLabel(label('field.subject'), { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await alice.getByRole('dialog').waitFor({ state: 'detached' });
  }, 60_000);

  it('shows Home, whose buttons work', async () => {
    page = await t.visit();
    const alice = paneOf(page, 'alice');
    await alice.locator('.side-item', { hasText: own('side.home') }).click();
    await alice.getByRole('button', { name: label('home.new') }).click();
    await alice.getByRole('dialog').waitFor();
    await alice
      .getByRole('dialog')
      .getByRole('button', { name: own('modal.close') })
      .click();
  }, 60_000);
});

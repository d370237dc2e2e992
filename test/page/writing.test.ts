import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page, Route } from 'playwright-core';
import { texts } from '../../page/src/texts/texts.js';
import { actAs, goTo, paneOf, write } from './support/page-desk.js';
import { openSink, type Sink } from './support/sink-app.js';

const own = (key: keyof typeof texts): string => texts[key].en;

let sink: Sink;
let page: Page;
beforeAll(async () => {
  sink = await openSink();
}, 360_000);
afterAll(() => sink.stop());
afterEach(() => page.context().close());

const alice = (): Locator => paneOf(page, 'alice');
const field = (): Locator => alice().locator('.main .composer textarea');
const toast = (): Locator => alice().locator('.toast');

/** A request that is on its way until the test lets it go on. */
interface Held {
  fail(): Promise<void>;
  pass(): Promise<void>;
}

/** Holds the next request for that operation. @returns waits for it */
async function hold(operation: string): Promise<() => Promise<Held>> {
  const refused = { ok: false, error: 'dispatch_failed', message: 'no' };
  const held = new Promise<Held>((resolve, reject) => {
    const keep = (route: Route): void => {
      resolve({ fail: () => route.fulfill({ json: refused }), pass: () => route.continue() });
    };
    page.route(`**/page/${operation}`, keep, { times: 1 }).catch(reject);
  });
  await page.evaluate('0');
  return () => held;
}

const attach = async (name: string): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await alice()
    .getByRole('button', { name: own('composer.attach') })
    .click();
  await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
};
const chips = (): Promise<string[]> => alice().locator('.composer .chip').allTextContents();

describe('what is written while a send is under way', () => {
  it('stays, and a line that could not be sent is put before it', async () => {
    page = await sink.visit();
    const held = await hold('person.says');
    await attach('sent.txt');
    await write(alice(), 'the first line');
    const send = await held();
    await field().pressSequentially('the second line');
    await field().press('Home');
    await attach('later.txt');
    await field().focus();
    await send.fail();
    await toast().waitFor();
    expect(await field().inputValue()).toBe('the first line\nthe second line');
    expect(await chips()).toEqual([expect.stringContaining('sent.txt'), expect.stringContaining('later.txt')]);
    // the cursor is where it was: in the second line
    await page.keyboard.type('and ');
    expect(await field().inputValue()).toBe('the first line\nand the second line');
  }, 60_000);

  it('loses no file that was attached since', async () => {
    page = await sink.visit();
    const held = await hold('person.says');
    await write(alice(), 'a line by itself');
    const send = await held();
    await attach('later.txt');
    await send.pass();
    await alice().locator('.message', { hasText: 'a line by itself' }).waitFor();
    expect(await chips()).toEqual([expect.stringContaining('later.txt')]);
  }, 60_000);

  it('waits until the way is free', async () => {
    page = await sink.visit();
    const held = await hold('person.says');
    await write(alice(), 'before');
    const send = await held();
    await write(alice(), 'after');
    expect(await field().inputValue()).toBe('after');
    await send.pass();
    await alice().locator('.message', { hasText: 'before' }).waitFor();
    while ((await field().inputValue()) !== '') await field().press('Enter');
    const after = alice().locator('.message', { hasText: 'after' });
    await after.waitFor();
    expect(await after.count()).toBe(1);
  }, 60_000);
});

it('a line whose send failed waits where it was written, wherever its writer went', async () => {
  page = await sink.visit();
  const held = await hold('person.says');
  await attach('kept.txt');
  await write(alice(), 'not to be lost');
  const send = await held();
  await goTo(alice(), 'random');
  await send.fail();
  await toast().waitFor();
  expect(await field().inputValue()).toBe('');
  await goTo(alice(), 'help');
  expect(await field().inputValue()).toBe('not to be lost');
  expect(await chips()).toEqual([expect.stringContaining('kept.txt')]);
  await page.reload();
  expect(await field().inputValue()).toBe('not to be lost');
}, 60_000);

it('a command that is picked from the menu is put before what was written', async () => {
  page = await sink.visit();
  await field().fill('some words');
  await alice()
    .getByRole('button', { name: own('composer.shortcuts') })
    .click();
  await page.getByRole('menuitem', { name: '/sink' }).click();
  expect(await field().inputValue()).toBe('/sink some words');
}, 60_000);

describe('Escape', () => {
  const thread = (): Locator => alice().locator('.thread');

  /** Opens the thread of a new message, with its editor. */
  async function editInThread(text: string): Promise<Locator> {
    page = await sink.visit();
    await write(alice(), text);
    const message = alice().locator('.main .message', { hasText: text });
    await message.hover();
    await message.getByRole('button', { name: own('message.reply') }).click();
    const root = thread().locator('.message').first();
    await root.hover();
    await root.getByRole('button', { name: own('message.more') }).click();
    return root;
  }

  it('leaves the editor of a message, and its thread open', async () => {
    const root = await editInThread('a root to edit');
    await page.getByRole('menuitem', { name: own('message.edit') }).click();
    await root.getByRole('textbox').press('Escape');
    await root.getByRole('textbox').waitFor({ state: 'detached' });
    expect(await thread().count()).toBe(1);
    await thread().locator('.composer textarea').press('Escape');
    await thread().waitFor({ state: 'detached' });
  }, 60_000);

  it('answers a question with no, and leaves the thread open', async () => {
    await editInThread('a root to delete');
    await page.getByRole('menuitem', { name: own('message.delete') }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await thread().count()).toBe(1);
  }, 60_000);

  it('of an input method closes neither thread nor editor', async () => {
    const root = await editInThread('一則訊息');
    await page.getByRole('menuitem', { name: own('message.edit') }).click();
    const editor = root.getByRole('textbox');
    await editor.fill('ㄉㄨㄟˋ');
    await editor.evaluate(
      `(field) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true }))`,
    );
    expect(await editor.inputValue()).toBe('ㄉㄨㄟˋ');
    expect(await thread().count()).toBe(1);
  }, 60_000);
});

describe('what comes late', () => {
  it('does not take the focus from somebody who writes elsewhere by then', async () => {
    page = await sink.visit();
    const ava = await actAs(page, 'ava');
    const held = await hold('person.uses');
    await alice()
      .getByRole('button', { name: own('composer.shortcuts') })
      .click();
    await page.getByRole('menuitem', { name: 'Stack' }).click();
    const use = await held();
    const writes = ava.locator('.main .composer textarea');
    await writes.pressSequentially('half ');
    await use.pass();
    const form = alice().getByRole('dialog');
    await form.waitFor();
    await page.keyboard.type('a line');
    expect(await writes.inputValue()).toBe('half a line');

    // nor does what is wrong with a form, nor its end
    const submission = await hold('person.submits');
    await form.getByRole('button', { name: 'Go on' }).click();
    const submit = await submission();
    await writes.focus();
    await submit.pass();
    await form.getByRole('alert').waitFor();
    await page.keyboard.type(', and');
    const closing = await hold('person.closes');
    await form.getByRole('button', { name: 'Back out' }).click();
    const close = await closing();
    await writes.focus();
    await close.pass();
    await form.waitFor({ state: 'detached' });
    await page.keyboard.type(' more');
    expect(await writes.inputValue()).toBe('half a line, and more');
  }, 60_000);

  it('does not lead somebody away from where they went meanwhile', async () => {
    page = await sink.visit();
    const held = await hold('person.channel');
    await alice()
      .locator('.side-item', { hasText: own('side.browse') })
      .click();
    await alice().getByRole('button', { name: 'Ava Stone' }).click();
    const opened = await held();
    await goTo(alice(), 'random');
    const answer = page.waitForResponse((response) => response.url().endsWith('/page/person.channel'));
    await opened.pass();
    await answer;
    await write(alice(), 'still in random');
    await alice().locator('.main-head .head-name', { hasText: 'random' }).waitFor();
    await alice().locator('.message', { hasText: 'still in random' }).waitFor();
  }, 60_000);
});

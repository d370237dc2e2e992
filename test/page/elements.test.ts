import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { texts } from '../../page/src/texts/texts.js';
import type { Language } from '../../src/i18n/language.js';
import { violations } from './support/axe.js';
import { goTo, paneOf, write } from './support/page-desk.js';
import { openSink, type Sink } from './support/sink-app.js';

const own = (key: keyof typeof texts, language: Language = 'en'): string => texts[key][language];
const option = (label: string) => ({
  text: { type: 'plain_text', text: label, emoji: true },
  value: label.toLowerCase(),
});
const chosen = (...labels: string[]): unknown[] =>
  labels.map((label) => expect.objectContaining({ value: option(label).value }));

let sink: Sink;
let page: Page;
beforeAll(async () => {
  sink = await openSink();
}, 360_000);
afterAll(() => sink.stop());
afterEach(async () => {
  await page.context().close();
  // what a failed test leaves open would fail the next
  for (const name of ['alice', 'ava', 'mei']) {
    const person = sink.sandbox.client.person(name);
    if (await person.seesModal()) await person.closes({ all: true });
  }
});

/** What a field is called; whether it is optional stands behind that. */
const named = (label: string): RegExp => new RegExp(`^${label}( |$)`, 'u');

/** Uses a global shortcut of the composer. @returns the form that opens */
async function open(name: string, as = 'alice', language: Language = 'en'): Promise<Locator> {
  const pane = paneOf(page, as);
  await pane.getByRole('button', { name: own('composer.shortcuts', language) }).click();
  await page.getByRole('menuitem', { name }).click();
  const form = pane.getByRole('dialog');
  await form.waitFor();
  return form;
}

/** Types into a field in which one finds things, and takes what it finds. */
async function find(form: Locator, label: string, query: string, found: string): Promise<void> {
  await form.getByRole('combobox', { name: named(label) }).fill(query);
  await form.locator('.listbox').getByRole('option', { name: found }).click();
}

/** Does something that the app hears of. @returns the action it got */
async function acted(work: () => Promise<unknown>): Promise<object | undefined> {
  const done = page.waitForResponse((response) => response.url().endsWith('/page/use'));
  await work();
  await done;
  return sink.heard.actions.at(-1);
}

const idOf = async (name: string): Promise<string> => {
  const people = await sink.sandbox.client.people();
  return people.find((person) => person.name === name)?.id ?? '';
};
const channelOf = async (name: string): Promise<string> => {
  const channels = await sink.sandbox.client.channels();
  return channels.find((channel) => channel.name === name)?.id ?? '';
};

describe('a form with every element', () => {
  it('is filled in by mouse and keyboard, and arrives as Slack sends it', async () => {
    page = await sink.visit();
    const form = await open('Everything');
    const field = (label: string): Locator => form.getByLabel(named(label));
    await field('Text').fill('words');
    await field('Email').fill('a@example.com');
    await field('Address').fill('https://example.com/a');
    await field('Number').fill('7');
    await field('Rich text').fill('some words');
    await field('Date').fill('2026-03-02');
    await field('Time').fill('09:30');
    await field('Moment').fill('2026-03-02T09:30');
    await form
      .getByRole('radiogroup', { name: named('Radio') })
      .getByLabel('Green')
      .check();
    const checks = form.getByRole('group', { name: named('Checks') });
    await checks.getByLabel('Red').check();
    await checks.getByLabel('Green').check();
    await checks.getByLabel('Blue').check();
    await checks.getByLabel('Green').uncheck();
    await field('One of a group').selectOption({ label: 'Blue' });
    await field('Person').selectOption({ label: 'Ava Stone (@ava)' });
    await find(form, 'External', 'ap', 'Apricot');
    const many = form.getByRole('combobox', { name: named('Many') });
    await find(form, 'Many', '', 'Blue');
    await many.press('ArrowDown');
    await form.locator('.listbox').getByRole('option', { name: 'Green', selected: true }).waitFor();
    await many.press('Enter');
    await many.press('Escape');
    await find(form, 'People', 'ava', 'Ava Stone');
    await find(form, 'People', 'ben', 'Ben Carter');
    await form.getByRole('button', { name: own('input.remove').replace('{name}', 'Ava Stone (@ava)') }).click();
    await find(form, 'Channels', 'help-', '#help-zh');
    await find(form, 'Externals', 'b', 'Banana');
    await find(form, 'Externals', 'ch', 'Cherry');
    await form.getByRole('button', { name: 'Send all' }).click();
    await form.waitFor({ state: 'detached' });

    const values = sink.heard.submissions.at(-1)?.view.state.values ?? {};
    expect(Object.fromEntries(Object.entries(values).map(([block, { v }]) => [block, v]))).toEqual({
      text: { type: 'plain_text_input', value: 'words' },
      email: { type: 'email_text_input', value: 'a@example.com' },
      url: { type: 'url_text_input', value: 'https://example.com/a' },
      number: { type: 'number_input', value: '7' },
      rich: {
        type: 'rich_text_input',
        rich_text_value: {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'some words' }] }],
        },
      },
      date: { type: 'datepicker', selected_date: '2026-03-02' },
      time: { type: 'timepicker', selected_time: '09:30' },
      moment: { type: 'datetimepicker', selected_date_time: Date.UTC(2026, 2, 2, 1, 30) / 1000 },
      radio: { type: 'radio_buttons', selected_option: chosen('Green')[0] },
      checks: { type: 'checkboxes', selected_options: chosen('Red', 'Blue') },
      one: { type: 'static_select', selected_option: chosen('Blue')[0] },
      user: { type: 'users_select', selected_user: await idOf('ava') },
      external: { type: 'external_select', selected_option: expect.objectContaining({ value: 'f-1' }) },
      many: { type: 'multi_static_select', selected_options: chosen('Blue', 'Green') },
      users: { type: 'multi_users_select', selected_users: [await idOf('ben')] },
      conversations: { type: 'multi_conversations_select', selected_conversations: [] },
      channels: { type: 'multi_channels_select', selected_channels: [await channelOf('help-zh')] },
      externals: {
        type: 'multi_external_select',
        selected_options: [expect.objectContaining({ value: 'f-2' }), expect.objectContaining({ value: 'f-4' })],
      },
      files: { type: 'file_input', files: [] },
    });
    // the app is asked for what was typed, and not before enough was
    expect(sink.heard.queries).toEqual(expect.arrayContaining(['ap', 'b', 'ch']));
    expect(sink.heard.queries).not.toContain('a');
  }, 60_000);

  it('offers the conversations that its filter lets through, and no others', async () => {
    page = await sink.visit();
    await sink.sandbox.client.person('ava').says('@ben', 'hello');
    await page.locator('.person-button').click();
    await page.locator('.person-picker li button', { hasText: '@ava ' }).click();
    const form = await open('Everything', 'ava');
    const box = form.getByRole('combobox', { name: 'Conversations' });
    await box.click();
    await form.locator('.listbox').getByRole('option', { name: 'Ben Carter' }).waitFor();
    const offered = await form.locator('.listbox').getByRole('option').allTextContents();
    expect(offered).toContain('#support-queue');
    expect(offered).not.toContain('#help');
    await box.press('Escape');
    await form.waitFor();
    await find(form, 'Conversations', 'queue', '#support-queue');
    await form.getByRole('button', { name: 'Send all' }).click();
    await form.waitFor({ state: 'detached' });
    expect(sink.heard.submissions.at(-1)?.view.state.values['conversations']?.['v']).toEqual({
      type: 'multi_conversations_select',
      selected_conversations: [await channelOf('support-queue')],
    });
  }, 60_000);

  it('takes files within its limits', async () => {
    page = await sink.visit();
    const form = await open('Everything');
    const files = form.getByLabel(named('Files'));
    const give = (...names: string[]): Promise<void> =>
      files.setInputFiles(names.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) })));
    const error = form.locator('[data-block=files]').getByRole('alert');

    // by keyboard: what has the focus is the browser's own field
    const chooser = page.waitForEvent('filechooser');
    await files.press('Enter');
    expect((await chooser).isMultiple()).toBe(true);
    await give('photo.png');
    expect(await error.textContent()).toContain('photo.png');
    expect(await files.getAttribute('aria-invalid')).toBe('true');
    await give('a.txt', 'b.txt', 'c.txt');
    await form.getByText('At most 2 files can be added here.').waitFor();
    await give('a.txt', 'b.csv');
    await form.getByRole('listitem').filter({ hasText: 'b.csv' }).waitFor();
    expect(await error.count()).toBe(0);
    await form.getByRole('button', { name: own('file.remove').replace('{name}', 'a.txt') }).click();
    await give('d.txt');
    await form.getByRole('listitem').filter({ hasText: 'd.txt' }).waitFor();

    // a reload keeps them
    await page.reload();
    await form.getByRole('listitem').filter({ hasText: 'b.csv' }).waitFor();
    await form.getByRole('button', { name: 'Send all' }).click();
    await form.waitFor({ state: 'detached' });
    expect(sink.heard.submissions.at(-1)?.view.state.values['files']?.['v']).toMatchObject({
      type: 'file_input',
      files: [
        { name: 'b.csv', size: 5 },
        { name: 'd.txt', size: 5 },
      ],
    });
  }, 60_000);

  it.each([
    { language: 'en', as: 'alice', dark: false },
    { language: 'zh-TW', as: 'mei', dark: true },
  ] as const)(
    'says in $language what is wrong with each field, and is accessible (dark: $dark)',
    async ({ language, as, dark }) => {
      page = await sink.visit({ language, dark });
      const form = await open('Everything', as, language);
      expect(await violations(page)).toEqual([]);
      await form.getByLabel(named('Text')).fill('a');
      await form.getByLabel(named('Email')).fill('nobody');
      await form.getByLabel(named('Address')).fill('nowhere');
      await form.getByLabel(named('Number')).fill('11');
      for (const colour of ['Red', 'Green', 'Blue']) await find(form, 'Many', '', colour);
      await form.getByRole('button', { name: 'Send all' }).click();
      await form.getByRole('alert').first().waitFor();
      expect(await form.getByRole('alert').allTextContents()).toEqual([
        own('error.too_short', language).replace('{least}', '2'),
        own('error.email', language),
        own('error.url', language),
        own('error.too_big', language).replace('{most}', '10'),
        own('error.too_many_items', language).replace('{most}', '2'),
      ]);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });
    },
    60_000,
  );
});

describe('a form that begins where the person is', () => {
  it('has that conversation chosen in each field that wants it and may have it', async () => {
    page = await sink.visit();
    await goTo(paneOf(page, 'alice'), 'random');
    const form = await open('Places');
    const shown = (label: string): Promise<string | null> =>
      form.getByLabel(named(label)).locator('option:checked').textContent();
    expect([await shown('Here'), await shown('Kept'), await shown('Direct')]).toEqual([
      '#random',
      '#general',
      own('input.choose'),
    ]);
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Send all' }).click();
    await form.waitFor({ state: 'detached' });
    const [random, general] = [await channelOf('random'), await channelOf('general')];
    expect(sink.heard.submissions.at(-1)?.view.state.values).toMatchObject({
      here: { v: { selected_conversation: random } },
      kept: { v: { selected_conversation: general } },
      direct: { v: { selected_conversation: null } },
      several: { v: { selected_conversations: [random] } },
    });
  }, 60_000);

  it('shows what the app offers under the names of its groups', async () => {
    page = await sink.visit();
    const form = await open('Places');
    const box = form.getByRole('combobox', { name: 'Grouped' });
    await box.click();
    const trees = form.locator('.listbox').getByRole('group', { name: 'Trees' });
    await trees.waitFor();
    expect(await trees.getByRole('option').allTextContents()).toEqual(['Oak']);
    const fruit = form.locator('.listbox').getByRole('group', { name: 'Fruit' });
    expect(await fruit.getByRole('option').allTextContents()).toEqual(['Apple', 'Pear']);
    expect(await violations(page)).toEqual([]);
    // by keyboard from one group into the next
    await box.press('ArrowDown');
    await box.press('ArrowDown');
    await trees.getByRole('option', { name: 'Oak', selected: true }).waitFor();
    await box.press('Enter');
    await form.getByRole('button', { name: own('input.remove').replace('{name}', 'Oak') }).waitFor();
    await box.press('Escape');
    await form.getByRole('button', { name: 'Send all' }).click();
    await form.waitFor({ state: 'detached' });
    expect(sink.heard.submissions.at(-1)?.view.state.values['grouped']?.['grouped']).toMatchObject({
      selected_options: chosen('Oak'),
    });
  }, 60_000);
});

describe('a field that tells the app while somebody types', () => {
  it('still does so when they go on to the next field at once', async () => {
    page = await sink.visit();
    const form = await open('Live');
    const told = await acted(async () => {
      await form.getByLabel('Typed').pressSequentially('abc');
      await page.keyboard.press('Tab');
    });
    expect(told).toMatchObject({ block_id: 'typed', value: 'abc' });
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  }, 60_000);

  it('says nothing of a form that was closed right after the last key', async () => {
    page = await sink.visit();
    const form = await open('Live');
    await acted(async () => {
      await form.getByLabel('Other').pressSequentially('words');
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });
    });
    await write(paneOf(page, 'alice'), 'later');
    await paneOf(page, 'alice').locator('.message', { hasText: 'later' }).waitFor();
    expect(await page.locator('.toast').count()).toBe(0);
  }, 60_000);
});

describe('a message with every element', () => {
  let card: Locator;
  beforeEach(async () => {
    await sink.post();
    page = await sink.visit();
    card = paneOf(page, 'alice').locator('.message').last();
    await card.getByRole('button', { name: 'Plain' }).waitFor();
  });

  it('tells the app of each at once', async () => {
    expect(await acted(() => card.getByRole('button', { name: 'Plain' }).click())).toMatchObject({
      action_id: 'plain',
    });
    await card.getByRole('button', { name: own('input.menu'), exact: true }).click();
    expect(await acted(() => page.getByRole('menuitem', { name: 'Green' }).press('Enter'))).toMatchObject({
      action_id: 'overflow',
      selected_option: { value: 'green' },
    });
    expect(await acted(() => card.getByRole('radio', { name: 'Blue' }).check())).toMatchObject({
      action_id: 'radio',
      selected_option: { value: 'blue' },
    });
    await acted(() => card.getByRole('checkbox', { name: 'Red' }).check());
    expect(await acted(() => card.getByRole('checkbox', { name: 'Blue' }).check())).toMatchObject({
      action_id: 'checks',
      selected_options: [{ value: 'red' }, { value: 'blue' }],
    });
    expect(await acted(() => card.getByLabel('Day').fill('2026-12-24'))).toMatchObject({ selected_date: '2026-12-24' });
    expect(await acted(() => card.getByLabel('Hour').fill('18:00'))).toMatchObject({ selected_time: '18:00' });
    expect(await acted(() => card.getByLabel('moment').fill('2026-12-24T18:00'))).toMatchObject({
      selected_date_time: Date.UTC(2026, 11, 24, 10) / 1000,
    });
    await acted(() => find(card, 'Colours', 'gr', 'Green'));
    expect(await acted(() => find(card, 'Colours', 're', 'Red'))).toMatchObject({
      selected_options: [{ value: 'green' }, { value: 'red' }],
    });
    expect(await acted(() => find(card, 'Fruit', 'blue', 'Blueberry'))).toMatchObject({
      selected_option: { value: 'f-3' },
    });
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('asks first where an element wants that: no means that nothing happens and nothing changes', async () => {
    const dialog = page.locator('dialog[open]');
    const before = sink.heard.actions.length;
    await card.getByRole('button', { name: 'Asks first' }).click();
    await dialog.getByText('It cannot be undone.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const select = card.getByLabel('Colour', { exact: true });
    await select.selectOption({ label: 'Red' });
    await dialog.getByRole('button', { name: 'Not now' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await select.inputValue()).toBe('');
    expect(sink.heard.actions).toHaveLength(before);
    await select.selectOption({ label: 'Green' });
    expect(await acted(() => dialog.getByRole('button', { name: 'Do it' }).click())).toMatchObject({
      action_id: 'select_asks',
      selected_option: { value: 'green' },
    });
    expect(await select.inputValue()).toBe('green');
  }, 60_000);
});

describe('forms on each other', () => {
  const title = (form: Locator, name: string): Promise<void> =>
    form.getByRole('heading', { name, exact: true }).waitFor();

  it('are pushed three deep, changed, and closed one by one; the app is told', async () => {
    page = await sink.visit();
    sink.heard.closed.length = 0;
    const form = await open('Stack');
    await form.getByLabel('Name').fill('kept');
    await form.getByRole('button', { name: 'Push another' }).click();
    await title(form, 'Step 2');
    expect(await form.getByLabel('Name').inputValue()).toBe('');
    await form.getByRole('button', { name: 'Push another' }).click();
    await title(form, 'Step 3');
    await form.getByRole('button', { name: 'Back out' }).click();
    await title(form, 'Step 2');
    await page.keyboard.press('Escape');
    await title(form, 'Step 1');
    expect(await form.getByLabel('Name').inputValue()).toBe('kept');
    expect(sink.heard.closed).toEqual([
      { callback: 'stack_3', cleared: false },
      { callback: 'stack_2', cleared: false },
    ]);
    await form.getByRole('button', { name: 'Change this' }).click();
    await title(form, 'Changed');
    expect(await form.getByLabel('Name').inputValue()).toBe('kept');
    await form.getByRole('button', { name: own('modal.close') }).click();
    await form.waitFor({ state: 'detached' });
    expect(sink.heard.closed.at(-1)).toEqual({ callback: 'stack_1', cleared: false });
  }, 60_000);

  it('follow what the answer to a submission says: errors, push, update, clear', async () => {
    page = await sink.visit();
    const form = await open('Stack');
    const submit = async (name: string): Promise<void> => {
      await form.getByLabel('Name').fill(name);
      await form.getByRole('button', { name: 'Go on' }).click();
    };
    await submit('');
    await form.getByText('A name, please').waitFor();
    await submit('update');
    await title(form, 'Updated');
    expect(await form.getByRole('alert').count()).toBe(0);
    await submit('push');
    await title(form, 'Pushed');
    expect(await violations(page)).toEqual([]);
    await submit('clear');
    await form.waitFor({ state: 'detached' });
  }, 60_000);
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { texts } from '../../page/src/texts/texts.js';
import { nextWorkday, tomorrowAtNine } from '../../page/src/panel/clock-moves.js';
import { goTo, openPageDesk, paneOf, write, type PageDesk } from './support/page-desk.js';

const own = (key: keyof typeof texts): string => texts[key].en;

/** The first rows of the log: whole incidents. */
function shortLog(): Buffer {
  const [header = '', ...lines] = readFileSync('data/incident_event_log.csv', 'utf8').split('\n');
  const numbers = new Set(lines.map((line) => line.split(',')[0]));
  const wanted = [...numbers].slice(0, 2);
  return Buffer.from([header, ...lines.filter((line) => wanted.includes(line.split(',')[0]))].join('\n'));
}

describe('the control panel', () => {
  let t: PageDesk;
  let page: Page;
  const panel = () => page.locator('.panel');
  const queuePosts = () => t.local.sandbox.client.botPosts('#support-queue');

  beforeAll(async () => {
    t = await openPageDesk();
    page = await t.visit();
    await page.getByRole('button', { name: own('rail.control') }).click();
  }, 360_000);
  afterAll(() => t.stop());

  it('moves the desk clock on, never back', async () => {
    const before = t.local.clock.now().getTime();
    await panel()
      .getByRole('button', { name: own('control.hour') })
      .click();
    await panel().getByText('10:3', { exact: false }).first().waitFor();
    expect(t.local.clock.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000);
    await expect(
      page.evaluate(
        `fetch('/page/clock', { method: 'POST', body: '{"to":0}', headers: { 'x-bellhop-page': document.querySelector('[name=page-token]').content } }).then((answer) => answer.json())`,
      ),
    ).resolves.toMatchObject({ ok: false, error: 'no_clock' });
  }, 60_000);

  it('turns Slack’s faults on and off, and the desk gets over them', async () => {
    const fails = panel().getByRole('switch', { name: own('fault.serverError') });
    await fails.click();
    await write(paneOf(page, 'alice'), 'The heating is cold');
    await panel().locator('tr.bad', { hasText: 'chat.postMessage' }).first().waitFor();
    expect(await queuePosts()).toHaveLength(0);
    await fails.click();
    await panel()
      .getByRole('switch', { name: own('fault.serverError'), checked: false })
      .waitFor();
    t.local.clock.moveBy(120_000);
    await t.local.sandbox.client.until(async () => (await queuePosts()).length === 1, { timeoutMs: 20_000 });
  }, 60_000);

  it('begins anew after it has asked', async () => {
    await panel()
      .getByRole('button', { name: own('control.reset_do') })
      .click();
    await page
      .locator('dialog[open]')
      .getByRole('button', { name: own('control.reset_yes') })
      .click();
    await paneOf(page, 'alice').getByText('The heating is cold').waitFor({ state: 'detached' });
    await t.local.sandbox.client.until(async () => (await queuePosts()).length === 0);
    await write(paneOf(page, 'alice'), 'The first one again');
    const card = await t.local.sandbox.client.until(async () => (await queuePosts()).at(-1), { timeoutMs: 20_000 });
    expect(card.text).toContain('T-1');
  }, 60_000);

  it('is emptied once where two want it at once, and says so to the second', async () => {
    const ask = (operation: string): string =>
      `fetch('/page/${operation}', { method: 'POST', body: '{}', headers: { 'x-bellhop-page': document.querySelector('[name=page-token]').content } }).then(async (answer) => [answer.status, await answer.json()])`;
    const first = page.evaluate(ask('reset'));
    await expect(page.evaluate(`Promise.all([${ask('reset')}, ${ask('replay')}])`)).resolves.toEqual([
      [200, expect.objectContaining({ ok: false, error: 'busy_reset' })],
      [200, expect.objectContaining({ ok: false, error: 'busy_reset' })],
    ]);
    await expect(first).resolves.toEqual([200, { ok: true, result: null }]);
    await write(paneOf(page, 'alice'), 'Still there');
    await t.local.sandbox.client.until(async () => (await queuePosts()).length === 1, { timeoutMs: 20_000 });
  }, 60_000);

  it('replays a log that was uploaded, and shows the digest', async () => {
    const before = (await queuePosts()).length;
    const file = panel().locator('input[type=file]');
    await file.setInputFiles({ name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
    await panel()
      .getByRole('button', { name: own('control.replay_start') })
      .click();
    await panel().locator('.replay .error', { hasText: 'these columns are missing: number' }).waitFor();
    expect(await queuePosts()).toHaveLength(before);

    await file.setInputFiles({ name: 'log.csv', mimeType: 'text/csv', buffer: shortLog() });
    await panel()
      .getByRole('button', { name: own('control.replay_start') })
      .click();
    await panel().locator('progress').waitFor();
    await panel().locator('progress').waitFor({ state: 'detached', timeout: 90_000 });
    expect(await panel().locator('.replay').textContent()).toContain('2 tickets of 2 incidents');
    await panel()
      .getByRole('button', { name: own('replay.show') })
      .click();
    await page.locator('.message.focused .block-header').waitFor();
    // the desk works on, at the end of the log
    await goTo(paneOf(page, 'alice'), 'help');
    await write(paneOf(page, 'alice'), 'After the log');
    await t.local.sandbox.client.until(
      async () => (await queuePosts()).some(({ text }) => text.includes('After the log')),
      { timeoutMs: 20_000 },
    );
  }, 240_000);
});

describe('nine o’clock', () => {
  const at = (iso: string): number => new Date(iso).getTime();

  it.each([
    ['Asia/Taipei', '2026-03-02T01:30:00Z', '2026-03-03T01:00:00Z'],
    ['Asia/Taipei', '2026-03-02T20:00:00Z', '2026-03-04T01:00:00Z'],
    ['America/New_York', '2026-03-07T20:00:00Z', '2026-03-08T13:00:00Z'],
    ['Europe/Berlin', '2026-10-24T20:00:00Z', '2026-10-25T08:00:00Z'],
  ])('of tomorrow in %s after %s is %s', (zone, now, wanted) => {
    expect(new Date(tomorrowAtNine(at(now), zone)).toISOString()).toBe(new Date(wanted).toISOString());
  });

  it('of the next working day leaves out the weekend', () => {
    expect(nextWorkday(at('2026-03-06T03:00:00Z'), 'Asia/Taipei')).toBe(at('2026-03-09T01:00:00Z'));
  });
});

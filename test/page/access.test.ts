import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.js';
import { actAs, goTo, openPageDesk, paneOf, write, type PageDesk } from './support/page-desk.js';

let t: PageDesk;
beforeAll(async () => {
  t = await openPageDesk();
  await t.local.sandbox.client.person('tom').says('#help', '*Bold*, `code` and <https://example.com|a link>');
}, 360_000);
afterAll(() => t.stop());

describe.each([
  { language: 'en', dark: false },
  { language: 'zh-TW', dark: true },
] as const)('in $language, dark: $dark', ({ language, dark }) => {
  let page: Page;
  beforeAll(async () => {
    // tall enough for the whole form: axe takes a label that is scrolled away for one that is not there
    page = await t.visit({ language, dark, tour: true, width: 1600, height: 1400 });
    await page.locator('.panel.tour').waitFor();
  });
  afterAll(() => page.context().close());

  it('has no violation at the first visit', async () => {
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('has none in the tour, beside two people and a thread', async () => {
    t.local.clock.moveBy(300_000);
    await page.locator('.tour-welcome .button.primary').click();
    const alice = paneOf(page, language === 'en' ? 'alice' : 'mei');
    await goTo(alice, 'help');
    await write(alice, `The lamp is broken (${language})`);
    const ava = await actAs(page, 'ava');
    await goTo(ava, 'support-queue');
    await ava.locator('.main .message', { hasText: `(${language})` }).waitFor();
    await alice
      .locator('.message', { hasText: `(${language})` })
      .locator('.thread-line')
      .click();
    await alice.locator('.thread .block-actions').waitFor();
    await alice.locator('.thread .message').first().hover();
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('has none in a form with errors', async () => {
    const ava = paneOf(page, 'ava');
    await write(ava, '/ticket');
    const form = ava.getByRole('dialog');
    await form.locator('button[type=submit]').click();
    await form.getByRole('alert').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  }, 60_000);

  it('has none on Home, in menus, pickers and the control panel', async () => {
    const ava = paneOf(page, 'ava');
    await goTo(ava, (await ava.locator('.side-name').first().textContent()) ?? '');
    await ava.locator('.home .blocks').waitFor();
    await page.locator('.rail-button').nth(1).click();
    await page.locator('.traffic').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('.rail-button').nth(2).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.rail-add').click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }, 60_000);
});

describe('the page’s address', () => {
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${t.local.sandbox.url}${path}`, { ...init });
  const token = async (): Promise<string> =>
    /name="page-token" content="(\w+)"/u.exec(await (await ask('/')).text())?.[1] ?? '';
  const post = (headers: Record<string, string>): Promise<Response> =>
    ask('/page/boot', { method: 'POST', headers, body: '{}' });

  it('answers the page with its token, and nobody without', async () => {
    expect((await post({ 'x-bellhop-page': await token() })).status).toBe(200);
    expect((await post({})).status).toBe(401);
    expect((await post({ 'x-bellhop-page': 'x'.repeat(64) })).status).toBe(401);
    expect((await ask('/page/events')).status).toBe(401);
    expect((await ask('/page/files/F123?as=alice')).status).toBe(401);
  });

  it('takes no change by the cookie alone, which a form of another site would bring', async () => {
    const cookie = (await ask('/')).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await ask('/')).headers.get('set-cookie')).toContain('HttpOnly; SameSite=Strict');
    expect((await post({ cookie })).status).toBe(401);
    const stream = await ask('/page/events', { headers: { cookie } });
    expect(stream.status).toBe(200);
    await stream.body?.cancel();
  });

  it('refuses other hosts and origins, even with the token', async () => {
    const headers = { 'x-bellhop-page': await token(), origin: 'http://evil.example' };
    expect((await post(headers)).status).toBe(403);
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const req = request(t.local.sandbox.url, { headers: { host: 'evil.example' } }, (res) => {
        res.resume();
        resolve(res.statusCode);
      });
      req.on('error', reject);
      req.end();
    });
    expect(status).toBe(403);
  });

  it('serves no file but the page’s own, and only what people may do', async () => {
    expect((await ask('/assets/..%2f..%2fpackage.json')).status).toBe(404);
    expect((await ask('/assets/nothing.js')).status).toBe(404);
    const csp = (await ask('/')).headers.get('content-security-policy') ?? '';
    expect(csp).toContain("default-src 'self'");
    expect(csp).toContain("frame-ancestors 'none'");
    const headers = { 'x-bellhop-page': await token() };
    for (const name of ['person.add', 'connect', 'person.change', 'nothing']) {
      expect((await ask(`/page/${name}`, { method: 'POST', headers, body: '{}' })).status).toBe(404);
    }
  });
});

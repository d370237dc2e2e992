import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { DeskClock } from '../../../src/base/clock.js';
import { createLogger } from '../../../src/base/logger.js';
import { openLocalDesk, type LocalDesk } from '../../../src/cli/local-desk.js';
import { defaultDeskFile } from '../../../src/cli/package-files.js';
import { findPage } from '../../../src/cli/page/find-page.js';
import type { Language } from '../../../src/i18n/language.js';
import { testDatabase } from '../../support/mongo.js';
import { launchBrowser } from './browser.js';

/** A desk that runs by itself, as `npm start` has it, and a browser to look at it. */
export interface PageDesk {
  readonly browser: Browser;
  readonly local: LocalDesk;
  /** A page of a new visitor, opened. */
  visit(options?: VisitOptions): Promise<Page>;
  /** Stops the server, and starts it again at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface VisitOptions {
  readonly language?: Language;
  readonly dark?: boolean;
  /** The tour is offered; else it was declined before. */
  readonly tour?: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** A Monday morning in Taipei. */
const monday = new Date('2026-03-02T01:30:00.000Z');

export async function openPageDesk(language: Language = 'en'): Promise<PageDesk> {
  const home = mkdtempSync(join(tmpdir(), 'bellhop-page-'));
  // outside of the tests there is no mongod yet: the desk brings its own
  const database = process.env['BELLHOP_TEST_MONGODB_URI'] === undefined ? null : await testDatabase();
  const clock = new DeskClock();
  clock.moveTo(monday);
  const page = findPage();
  await page.built?.();
  // jest compiles what is imported first, which on a busy machine takes longer than the database waits
  await Promise.all([import('../../../src/app.js'), import('../../../src/sandbox/index.js')]);
  const start = (port: number): Promise<LocalDesk> =>
    openLocalDesk({
      clock,
      running: true,
      logger: createLogger({ level: 'fatal', pretty: false }),
      home,
      ...(database && { mongo: { uri: database.uri, dbName: database.dbName } }),
      newDeskFile: defaultDeskFile,
      locale: language,
      timezone: 'Asia/Taipei',
      sandboxPort: port,
      page,
      env: {},
    });
  let local = await start(0);
  const browser = await launchBrowser();
  const { url } = local.sandbox;
  return {
    browser,
    get local() {
      return local;
    },
    async visit({ language: speaks = language, dark = false, tour = false, width = 1440, height = 900 } = {}) {
      const context = await browser.newContext({
        locale: speaks,
        colorScheme: dark ? 'dark' : 'light',
        viewport: { width, height },
        reducedMotion: 'reduce',
      });
      // generous: a busy machine is slow
      context.setDefaultTimeout(45_000);
      const visit = await context.newPage();
      if (!tour) {
        const declined = { state: 'closed', language: speaks, step: 0, memory: { since: '' } };
        const saved = JSON.stringify(JSON.stringify(declined));
        await visit.addInitScript(`localStorage['bellhop-tour'] ??= ${saved}`);
      }
      await visit.goto(url);
      await visit.locator('.pane').first().waitFor();
      return visit;
    },
    async restart() {
      await local.stop();
      local = await start(Number(new URL(url).port));
    },
    async stop() {
      await browser.close();
      await local.stop();
      await database?.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The pane of a person. */
export function paneOf(page: Page, name: string): Locator {
  return page.locator(`.pane[data-person="${name}"]`);
}

/** Opens a pane for somebody more. */
export async function actAs(page: Page, name: string): Promise<Locator> {
  await page.locator('.rail-add').click();
  const picker = page.locator('.person-picker');
  await picker.locator('input').fill(`@${name}`.slice(1));
  await picker.locator('li button', { hasText: `@${name} ` }).click();
  await paneOf(page, name).waitFor();
  return paneOf(page, name);
}

/** Goes to a channel of a pane, through its menu where the pane is narrow. */
export async function goTo(pane: Locator, channel: string): Promise<void> {
  const menu = pane.locator('.menu-button');
  if (await menu.isVisible()) await menu.click();
  await pane.locator('.side-item', { has: pane.page().locator(`.side-name:text-is("${channel}")`) }).click();
}

/** Writes into the channel that a pane shows. */
export async function write(pane: Locator, text: string): Promise<void> {
  const composer = pane.locator('.main .composer textarea');
  await composer.fill(text);
  await composer.press('Enter');
}

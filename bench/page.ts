import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { packageFile } from '../src/cli/package-files.js';
import { goTo, openPageDesk, paneOf, type PageDesk } from '../test/page/support/page-desk.js';
import { median, type BenchRow } from './table.js';

const limits = { visibleMs: 150, bytes: 400_000, openMs: 300 };
const posts = 100;
const long = 500;
const openings = 7;

/** The page in a real browser: how soon a post is seen, how heavy the first load is, how soon a long channel opens. */
export async function pageBench(): Promise<BenchRow[]> {
  const t = await openPageDesk();
  try {
    const page = await t.visit();
    const visible = await untilVisible(t, page);
    const open = await openLong(t, page);
    const bytes = await firstLoad();
    return [
      row(
        'post to visible in the page, p95',
        `${visible.toFixed(0)} ms`,
        `limit ${limits.visibleMs} ms`,
        visible / limits.visibleMs,
      ),
      row(
        'first load, gzipped',
        `${(bytes / 1000).toFixed(0)} kB`,
        `limit ${limits.bytes / 1000} kB`,
        bytes / limits.bytes,
      ),
      row(
        `channel of ${long} messages opens`,
        `${open.toFixed(0)} ms`,
        `limit ${limits.openMs} ms`,
        open / limits.openMs,
      ),
    ];
  } finally {
    await t.stop();
  }
}

function row(what: string, figure: string, against: string, ratio: number): BenchRow {
  return { what, figure, against, ratio, atMost: 1 };
}

/** From the call that posts until the browser has painted it. Both clocks are this machine's. */
async function untilVisible(t: PageDesk, page: Page): Promise<number> {
  const tom = t.local.sandbox.client.person('tom');
  await goTo(paneOf(page, 'alice'), 'random');
  // a frame after the message is in the document it is on the screen
  await page.evaluate(`
    window.seen = {};
    new MutationObserver(() => {
      for (const each of document.querySelectorAll('.message-content')) {
        const mark = /mark-\\d+/.exec(each.textContent)?.[0];
        if (mark && !(mark in window.seen)) {
          window.seen[mark] = null;
          requestAnimationFrame(() => setTimeout(() => { window.seen[mark] = Date.now(); }));
        }
      }
    }).observe(document.querySelector('.messages'), { childList: true, subtree: true });
  `);
  const times: number[] = [];
  for (let i = 0; i < posts; i += 1) {
    const mark = `mark-${i}`;
    const began = Date.now();
    await tom.says('#random', mark);
    // asked again and again: the page lets nobody bring code of their own, so that nothing can wait inside
    let at: number | null = null;
    while (at === null) at = await page.evaluate<number | null>(`window.seen['${mark}'] ?? null`);
    times.push(at - began);
  }
  return times.sort((a, b) => a - b)[Math.ceil(posts * 0.95) - 1] ?? Infinity;
}

/** From the click until the channel's last message is painted. */
async function openLong(t: PageDesk, page: Page): Promise<number> {
  const { client } = t.local.sandbox;
  await client.addChannel({ name: 'long', members: ['alice', 'tom'] });
  for (let i = 0; i < long; i += 1) {
    await client
      .person(i % 2 === 0 ? 'tom' : 'alice')
      .says('#long', `Message ${i} of *${long}* :ticket: with a <@here>`);
  }
  const times: number[] = [];
  for (let i = 0; i < openings; i += 1) {
    await page.reload();
    await goTo(paneOf(page, 'alice'), 'general');
    await page.locator('.side-name:text-is("long")').waitFor();
    const ms = await page.evaluate<number>(`new Promise((resolve) => {
      const item = [...document.querySelectorAll('.side-item')].find((each) => each.textContent.includes('long'));
      const began = performance.now();
      const look = () => {
        const last = [...document.querySelectorAll('.message')].at(-1);
        if (last?.textContent.includes('Message ${long - 1} ')) setTimeout(() => resolve(performance.now() - began));
        else requestAnimationFrame(look);
      };
      item.click();
      requestAnimationFrame(look);
    })`);
    times.push(ms);
  }
  return median(times);
}

/** What a browser fetches at first: the document, its script and its style, as a server would compress them. */
async function firstLoad(): Promise<number> {
  const dir = packageFile('dist/page');
  const assets = (await readdir(join(dir, 'assets'))).map((name) => join(dir, 'assets', name));
  const files = await Promise.all([join(dir, 'index.html'), ...assets].map((path) => readFile(path)));
  return files.reduce((sum, content) => sum + gzipSync(content).length, 0);
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { World } from '../world.js';

export const TOKEN_HEADER = 'x-bellhop-page';

/** What an open page knows, and no other site does. It outlives a restart, as the page does. */
export function pageToken(world: World): string {
  return createHmac('sha256', world.state.meta.controlToken).update('page').digest('hex');
}

/** Cookies do not know ports: each sandbox of this machine needs its own. */
function cookieName(world: World): string {
  return `bellhop-page-${new URL(world.link.url).port}`;
}

/** The header that lets the page read what an element of it loads by itself: the stream, files. */
export function tokenCookie(world: World): string {
  return `${cookieName(world)}=${pageToken(world)}; Path=/; HttpOnly; SameSite=Strict`;
}

/** Whether a request comes from the page. Only the header counts for what changes something. */
export function comesFromPage(world: World, req: IncomingMessage, options: { cookie: boolean }): boolean {
  const header = req.headers[TOKEN_HEADER];
  if (typeof header === 'string') return same(header, pageToken(world));
  if (!options.cookie) return false;
  const name = cookieName(world);
  const cookie = (req.headers.cookie ?? '').split(/;\s*/).find((each) => each.startsWith(`${name}=`));
  return cookie !== undefined && same(cookie.slice(name.length + 1), pageToken(world));
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

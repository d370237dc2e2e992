import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { ApiError } from '../api/api-error.js';
import { Input } from '../control/operation.js';
import { sendJson } from '../http/answer.js';
import { readBody } from '../http/read-body.js';
import { isObject, parseJson } from '../json.js';
import { placeFor, personNamed } from '../people/find.js';
import { SandboxError } from '../sandbox-error.js';
import type { World } from '../world.js';
import { pageOperation, startReplay } from './page-operations.js';
import { comesFromPage, pageToken, tokenCookie } from './token.js';

const MAX_BODY = 30_000_000;
const MAX_LOG = 60_000_000;
const PLACE_OF_TOKEN = '<!--page-token-->';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
  '.json': 'application/json',
};

/** Nothing of the page comes from elsewhere, and no other page may frame it; images of blocks may be on the web. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob: https:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the page, what it asks for, and what happens. @returns false when the address is none of its own */
export async function servePage(world: World, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://page');
  const [, root = '', ...rest] = pathname.split('/');
  if (root === 'page') await serveCalls(world, rest, searchParams, req, res);
  else if (req.method !== 'GET' && req.method !== 'HEAD') return false;
  else if (root === 'assets') await serveAsset(world, rest.join('/'), res);
  else if (root === '' || root === 'archives' || root === 'files') await serveIndex(world, res);
  else return false;
  return true;
}

async function serveIndex(world: World, res: ServerResponse): Promise<void> {
  const { options } = world.page;
  const html = options && (await built(world).then(() => readFile(join(options.dir, 'index.html'), 'utf8'), whyNot));
  const ready = typeof html === 'string';
  const text = ready
    ? html.replace(PLACE_OF_TOKEN, `<meta name="page-token" content="${pageToken(world)}" />`)
    : `The sandbox runs, but its page is not there${html === undefined ? '' : `: ${html.message}`}.\n`;
  res.writeHead(ready ? 200 : 503, {
    'content-type': ready ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(ready ? { 'set-cookie': tokenCookie(world) } : {}),
  });
  res.end(text);
}

function whyNot(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function built(world: World): Promise<void> {
  await world.page.options?.built?.();
}

async function serveAsset(world: World, name: string, res: ServerResponse): Promise<void> {
  const { options } = world.page;
  const type = types[extname(name)];
  const content =
    options && type !== undefined && /^[\w-]+(\.[\w-]+)+$/.test(name)
      ? await readFile(join(options.dir, 'assets', name)).catch(() => undefined)
      : undefined;
  if (content === undefined || type === undefined) sendJson(res, 404, { ok: false, error: 'not_found' });
  else {
    // the name of an asset changes with its content
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' };
    res.writeHead(200, { ...headers, 'x-content-type-options': 'nosniff' }).end(content);
  }
}

async function serveCalls(
  world: World,
  [name = '', ...rest]: string[],
  query: URLSearchParams,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const reads = req.method === 'GET';
  if (!comesFromPage(world, req, { cookie: reads })) {
    sendJson(res, 401, { ok: false, error: 'not_authed', message: 'the page wants its token: reload it' });
  } else if (reads && name === 'events') world.stream.serve(req, res, query.get('after'));
  else if (reads && name === 'files') giveFile(world, rest[0] ?? '', query, res);
  else if (req.method === 'POST' && name === 'replay') {
    const log = (await readBody(req, MAX_LOG)).toString('utf8');
    await answer(res, () => {
      startReplay(world, log);
    });
  } else {
    const operation = req.method === 'POST' ? pageOperation(name) : undefined;
    const body = parseJson((await readBody(req, MAX_BODY)).toString('utf8') || '{}');
    if (!operation || !isObject(body)) sendJson(res, 404, { ok: false, error: 'unknown_operation' });
    else await answer(res, () => operation(world, new Input(body)));
  }
}

async function answer(res: ServerResponse, work: () => unknown): Promise<void> {
  try {
    sendJson(res, 200, { ok: true, result: (await work()) ?? null });
  } catch (error) {
    const known = error instanceof SandboxError || error instanceof ApiError;
    if (!known) throw error;
    const code = error instanceof SandboxError ? error.code : error.error;
    sendJson(res, 200, { ok: false, error: code, message: error.message });
  }
}

/** A file for somebody who is where it was shared. It is always a download: it must not run as a part of this page. */
function giveFile(world: World, id: string, query: URLSearchParams, res: ServerResponse): void {
  const file = world.state.files.get(id);
  const person = personNamed(world, query.get('as') ?? '');
  const content = file?.complete === true && file.deleted !== true ? world.files.read(id) : undefined;
  const seen = file?.channels.some((channel) => {
    try {
      return placeFor(world, person, channel).id === channel;
    } catch {
      return false;
    }
  });
  if (!file || !content || seen !== true) {
    sendJson(res, 404, { ok: false, error: 'file_not_found' });
    return;
  }
  const image = /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype);
  res.writeHead(200, {
    'content-type': image ? file.mimetype : 'application/octet-stream',
    'content-length': content.length,
    'content-disposition': `${image ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  res.end(content);
}

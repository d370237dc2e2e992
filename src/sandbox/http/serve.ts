import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { serveWebApi } from '../api/web-api.js';
import { serveControl } from '../control/serve-control.js';
import { serveResponseUrl } from '../delivery/serve-response-url.js';
import { serveSockets } from '../socket/serve-sockets.js';
import { servePage } from '../page/serve-page.js';
import { SandboxError } from '../sandbox-error.js';
import type { World } from '../world.js';
import { sendJson } from './answer.js';
import { serveFiles } from './serve-files.js';
import { refusal } from './guard.js';

/** The sandbox's HTTP server, on the loopback interface alone. */
export async function listen(world: World, port: number): Promise<Server> {
  const server = createServer((req, res) => {
    route(world, req, res).catch((error: unknown) => {
      fail(res, error);
    });
  });
  serveSockets(world, server);
  // Long, so that no client meets a connection that is being closed under it.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function route(world: World, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const refused = refusal(req);
  if (refused !== undefined) {
    sendJson(res, 403, { ok: false, error: refused });
    return;
  }
  const path = (req.url ?? '/').split('?')[0] ?? '/';
  const [, root = '', ...rest] = path.split('/');
  if (root === 'api') await serveWebApi(world, rest.join('/'), req, res);
  else if (root === 'response') await serveResponseUrl(world, rest[0] ?? '', req, res);
  else if (root === 'control') await serveControl(world, rest.join('/'), req, res);
  else if (root === 'upload' || root === 'files-pri') await serveFiles(world, path, req, res);
  else if (!(await servePage(world, req, res))) sendJson(res, 404, { ok: false, error: 'not_found' });
}

function fail(res: ServerResponse, error: unknown): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  if (error instanceof SandboxError && error.code === 'too_large')
    sendJson(res, 413, { ok: false, error: 'request_too_large' });
  else if (error instanceof SandboxError) sendJson(res, 400, { ok: false, error: error.code, message: error.message });
  else
    sendJson(res, 500, {
      ok: false,
      error: 'internal_error',
      message: error instanceof Error ? error.message : '',
    });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world.js';
import { sendJson } from './answer.js';
import { firstFile } from './multipart.js';
import { readBody } from './read-body.js';

const MAX_UPLOAD = 21_000_000;

/** The upload address of the second step, and the private download address. */
export async function serveFiles(world: World, path: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const upload = /^\/upload\/v1\/(F[A-Z0-9]+)$/.exec(path)?.[1];
  const download = /^\/files-pri\/T[A-Z0-9]+-(F[A-Z0-9]+)\//.exec(path)?.[1];
  if (upload !== undefined && req.method === 'POST') await takeUpload(world, upload, req, res);
  else if (download !== undefined && req.method === 'GET') giveFile(world, download, req, res);
  else sendJson(res, 404, { ok: false, error: 'not_found' });
}

async function takeUpload(world: World, id: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const file = world.state.files.get(id);
  const body = await readBody(req, MAX_UPLOAD);
  if (!file || file.complete) {
    res.writeHead(404).end('not found');
    return;
  }
  // Slack takes the bytes as they are, and the first file of a multipart form.
  const content = firstFile(body, req.headers['content-type'] ?? '') ?? body;
  world.files.write(id, content);
  world.state.commit({ t: 'file', file: { ...file, size: content.length } });
  res.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${content.length}`);
}

function giveFile(world: World, id: string, req: IncomingMessage, res: ServerResponse): void {
  const file = world.state.files.get(id);
  const content = world.files.read(id);
  if (req.headers.authorization !== `Bearer ${world.state.meta.botToken}`) {
    res.writeHead(302, { location: `${world.link.url}/?redir=${encodeURIComponent(req.url ?? '')}` }).end();
    return;
  }
  if (!world.rights.scopes.has('files:read'))
    sendJson(res, 403, { ok: false, error: 'missing_scope', needed: 'files:read' });
  else if (!file?.complete || file.deleted === true || !content)
    sendJson(res, 404, { ok: false, error: 'file_not_found' });
  else res.writeHead(200, { 'content-type': file.mimetype, 'content-length': content.length }).end(content);
}

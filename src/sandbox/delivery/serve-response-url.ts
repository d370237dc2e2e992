import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../api/api-error.js';
import { Args } from '../api/args.js';
import { sendJson } from '../http/answer.js';
import { readBody } from '../http/read-body.js';
import { isObject, parseJson } from '../json.js';
import type { ResponseHook } from '../workspace/model.js';
import type { World } from '../world.js';
import { respond } from './respond.js';

const USES = 5;
const MAX_BODY = 500_000;

/** Takes what an app posts to a response_url. */
export async function serveResponseUrl(
  world: World,
  id: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const body = await readBody(req, MAX_BODY);
  const { status, error } = use(world, id, body);
  world.traffic.add({
    direction: 'from app',
    kind: 'response_url',
    status,
    ...(error === undefined ? {} : { error }),
    ms: Math.round(performance.now() - started),
  });
  if (error === undefined) res.writeHead(200, { 'content-type': 'text/html' }).end('ok');
  else sendJson(res, status, { ok: false, error });
}

function use(world: World, id: string, body: Buffer): { status: number; error?: string } {
  const hook = world.state.hooks.get(id);
  if (!hook) return { status: 404, error: 'invalid_url' };
  if (world.wall.now() > hook.expires) return { status: 404, error: 'expired_url' };
  if (hook.uses >= USES) return { status: 404, error: 'used_url' };
  const payload = parseJson(body.toString('utf8'));
  if (!isObject(payload)) return { status: 400, error: 'invalid_payload' };
  try {
    respond(world, hook, new Args(payload));
  } catch (error) {
    if (error instanceof ApiError) return { status: 400, error: error.error };
    throw error;
  }
  const used: ResponseHook = { ...hook, uses: hook.uses + 1 };
  world.state.commit({ t: 'hook', hook: used });
  return { status: 200 };
}

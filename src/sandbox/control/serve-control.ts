import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../api/api-error.js';
import { sendJson } from '../http/answer.js';
import { readBody } from '../http/read-body.js';
import { isObject, parseJson } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import type { World } from '../world.js';
import { Input } from './operation.js';
import { operationNamed } from './operations.js';

const MAX_BODY = 30_000_000;

/** Serves `POST /control/<operation>`: for the test client, a terminal, a page. It wants the control token. */
export async function serveControl(
  world: World,
  name: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (!tokenFits(req.headers.authorization, world.state.meta.controlToken)) {
    sendJson(res, 401, { ok: false, error: 'not_authed', message: 'the control API wants the control token' });
    return;
  }
  const operation = req.method === 'POST' ? operationNamed(name) : undefined;
  if (!operation) {
    sendJson(res, 404, { ok: false, error: 'unknown_operation', message: `no operation "${name}" (POST)` });
    return;
  }
  const body = parseJson((await readBody(req, MAX_BODY)).toString('utf8'));
  if (!isObject(body)) {
    sendJson(res, 400, { ok: false, error: 'invalid_input', message: 'the body must be a JSON object' });
    return;
  }
  try {
    sendJson(res, 200, { ok: true, result: (await operation(world, new Input(body))) ?? null });
  } catch (error) {
    const known = error instanceof SandboxError || error instanceof ApiError;
    if (!known) throw error;
    const code = error instanceof SandboxError ? error.code : error.error;
    sendJson(res, 200, { ok: false, error: code, message: error.message });
  }
}

function tokenFits(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiFault } from '../faults/faults.js';
import { sendJson } from '../http/answer.js';
import { readBody } from '../http/read-body.js';
import type { JsonObject } from '../json.js';
import { isObject, parseJson } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import { pause } from '../wall-clock.js';
import type { World } from '../world.js';
import { ApiError } from './api-error.js';
import { Args } from './args.js';
import type { Method } from './method.js';
import { methods } from './methods/index.js';
import { RateLimited } from './rate-limited.js';
import { needScope } from './scopes.js';

const MAX_BODY = 2_000_000;
const byName = new Map<string, Method>(methods.map((method) => [method.name, method]));

interface Answer {
  status: number;
  body: JsonObject;
  retryAfter?: number;
}

/** Serves one call of the Web API. */
export async function serveWebApi(
  world: World,
  name: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const { args, bearer } = await readCall(req);
  const fault = world.faults.api({ method: name, channel: args.text('channel') ?? '' });
  const answer = faultAnswer(fault) ?? answerCall(world, name, args, bearer);
  if (fault?.do === 'slow') await pause(world.wall, fault.ms);
  const dropped = fault?.do === 'drop';
  const broken = fault?.do === 'serverError' && fault.afterAccept === true ? (fault.status ?? 500) : undefined;
  const { error } = answer.body;
  world.traffic.add({
    direction: 'from app',
    kind: name,
    status: dropped ? 'dropped' : (broken ?? answer.status),
    ...(typeof error === 'string' ? { error } : {}),
    ms: Math.round(performance.now() - started),
  });
  if (dropped) {
    req.socket.destroy();
    return;
  }
  const headers = { 'x-oauth-scopes': [...world.rights.scopes].join(',') };
  if (broken !== undefined) sendJson(res, broken, { ok: false, error: 'fatal_error' });
  else if (answer.retryAfter === undefined) sendJson(res, answer.status, answer.body, headers);
  else sendJson(res, answer.status, answer.body, { ...headers, 'retry-after': String(answer.retryAfter) });
}

function faultAnswer(fault: ApiFault | undefined): Answer | undefined {
  if (fault?.do === 'rateLimit') return limited(fault.retryAfter);
  if (fault?.do === 'serverError' && fault.afterAccept !== true) {
    return { status: fault.status ?? 503, body: { ok: false, error: 'service_unavailable' } };
  }
  return undefined;
}

function limited(retryAfter: number): Answer {
  return { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter };
}

function answerCall(world: World, name: string, args: Args, bearer: string | undefined): Answer {
  try {
    const method = byName.get(name);
    if (!method) throw new ApiError('unknown_method', { req_method: name });
    if (method.auth !== false) checkToken(world, bearer ?? args.text('token'));
    const wait = world.limits.method(name, method.tier);
    if (wait > 0) return limited(wait);
    if (method.scope !== undefined) needScope(world, method.scope);
    return { status: 200, body: { ok: true, ...method.run({ world, args }) } };
  } catch (error) {
    if (error instanceof RateLimited) return limited(error.retryAfter);
    if (error instanceof ApiError) return { status: 200, body: { ok: false, error: error.error, ...error.extra } };
    throw error;
  }
}

function checkToken(world: World, token: string | undefined): void {
  if (token === undefined) throw new ApiError('not_authed');
  if (token !== world.state.meta.botToken) throw new ApiError('invalid_auth');
}

/** Reads arguments from the query, a form or a JSON body; a JSON body needs its content type, as in Slack. */
async function readCall(req: IncomingMessage): Promise<{ args: Args; bearer: string | undefined }> {
  const { searchParams } = new URL(req.url ?? '/', 'http://localhost');
  const raw: JsonObject = Object.fromEntries(searchParams);
  const type = req.headers['content-type'] ?? '';
  const bearer = /^Bearer\s+(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (req.method === 'POST') Object.assign(raw, readFields(type, await readBody(req, MAX_BODY)));
  return { args: new Args(raw), bearer };
}

function readFields(type: string, body: Buffer): JsonObject {
  if (type.startsWith('application/json')) {
    const parsed = body.length === 0 ? {} : parseJson(body.toString('utf8'));
    if (!isObject(parsed)) throw new SandboxError('invalid_json', 'the body is no JSON object');
    return parsed;
  }
  return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerWithFaults, limited } from '../faults/with-fault.js';
import type { AppAnswer } from '../faults/with-fault.js';
import { readBody } from '../http/read-body.js';
import type { JsonObject } from '../json.js';
import { isObject, parseJson } from '../json.js';
import type { World } from '../world.js';
import { ApiError } from './api-error.js';
import { Args } from './args.js';
import type { Method } from './method.js';
import { methods } from './methods/index.js';
import { RateLimited } from './rate-limited.js';
import { needScope } from './scopes.js';

const MAX_BODY = 2_000_000;
const byName = new Map<string, Method>(methods.map((method) => [method.name, method]));

/** Serves one call of the Web API. */
export async function serveWebApi(
  world: World,
  name: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const call = await readCall(req);
  const headers = { 'x-oauth-scopes': [...world.rights.scopes].join(',') };
  const channel = typeof call === 'string' ? '' : (call.args.text('channel') ?? '');
  const has = (argument: string): boolean => typeof call !== 'string' && call.args.has(argument);
  await answerWithFaults(world, { kind: name, channel, has, req, res, headers }, () =>
    typeof call === 'string' ? { status: 200, body: { ok: false, error: call } } : answer(world, name, call),
  );
}

function answer(world: World, name: string, { args, bearer }: { args: Args; bearer: string | undefined }): AppAnswer {
  try {
    const method = byName.get(name);
    if (!method) throw new ApiError('unknown_method', { req_method: name });
    if (method.auth !== false) checkToken(world, bearer ?? args.text('token'), method.auth);
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

function checkToken(world: World, token: string | undefined, kind?: 'app'): void {
  const { botToken, appToken } = world.state.meta;
  if (token === undefined) throw new ApiError('not_authed');
  if (token !== botToken && token !== appToken) throw new ApiError('invalid_auth');
  if (token !== (kind === 'app' ? appToken : botToken)) throw new ApiError('not_allowed_token_type');
}

/** Reads arguments from the query, a form or a JSON body. @returns Slack's word for a body that cannot be read */
async function readCall(req: IncomingMessage): Promise<{ args: Args; bearer: string | undefined } | string> {
  const { searchParams } = new URL(req.url ?? '/', 'http://localhost');
  const raw: JsonObject = Object.fromEntries(searchParams);
  const bearer = /^Bearer\s+(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (req.method === 'POST') {
    const fields = readFields(req.headers['content-type'] ?? '', await readBody(req, MAX_BODY));
    if (typeof fields === 'string') return fields;
    Object.assign(raw, fields);
  }
  return { args: new Args(raw), bearer };
}

function readFields(type: string, body: Buffer): JsonObject | string {
  const text = body.toString('utf8');
  if (type.startsWith('application/json')) {
    const parsed = text === '' ? {} : parseJson(text);
    return isObject(parsed) ? parsed : parsed === undefined ? 'invalid_json' : 'json_not_object';
  }
  if (text !== '' && !type.startsWith('application/x-www-form-urlencoded')) return 'invalid_post_type';
  return Object.fromEntries(new URLSearchParams(text));
}

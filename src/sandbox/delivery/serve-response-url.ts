import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../api/api-error.js';
import { Args } from '../api/args.js';
import { answerWithFaults } from '../faults/with-fault.js';
import type { AppAnswer } from '../faults/with-fault.js';
import { readBody } from '../http/read-body.js';
import { isObject, parseJson } from '../json.js';
import type { World } from '../world.js';
import { respond } from './respond.js';

const USES = 5;
const MAX_BODY = 500_000;

/** Takes what an app posts to a response_url: at most five times, within half an hour. */
export async function serveResponseUrl(
  world: World,
  id: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const body = await readBody(req, MAX_BODY);
  const channel = world.state.hooks.get(id)?.channel ?? '';
  await answerWithFaults(world, { kind: 'response_url', channel, req, res }, () => use(world, id, body));
}

function use(world: World, id: string, body: Buffer): AppAnswer {
  const hook = world.state.hooks.get(id);
  if (!hook) return refusal(404, 'invalid_url');
  if (world.wall.now() > hook.expires) return refusal(404, 'expired_url');
  if (hook.uses >= USES) return refusal(404, 'used_url');
  const payload = parseJson(body.toString('utf8'));
  if (!isObject(payload)) return refusal(400, 'invalid_payload');
  try {
    respond(world, hook, new Args(payload));
  } catch (error) {
    if (error instanceof ApiError) return refusal(400, error.error);
    throw error;
  }
  world.state.commit({ t: 'hook', hook: { ...hook, uses: hook.uses + 1 } });
  return { status: 200, body: 'ok' };
}

function refusal(status: number, error: string): AppAnswer {
  return { status, body: { ok: false, error } };
}

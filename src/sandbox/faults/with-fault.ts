import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from '../http/answer.js';
import type { JsonObject } from '../json.js';
import { pause } from '../wall-clock.js';
import type { World } from '../world.js';

/** The answer to a request of the app. */
export interface AppAnswer {
  status: number;
  body: JsonObject | 'ok';
  retryAfter?: number;
}

/** The answer to too many calls. */
export function limited(retryAfter: number): AppAnswer {
  return { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter };
}

/** Answers a request of the app, as `work` says or as the fault that meets it wants, and notes it in the traffic. */
export async function answerWithFaults(
  world: World,
  request: {
    kind: string;
    channel: string;
    has?: (argument: string) => boolean;
    req: IncomingMessage;
    res: ServerResponse;
    headers?: Record<string, string>;
  },
  work: () => AppAnswer,
): Promise<void> {
  const started = performance.now();
  const fault = world.faults.api({ ...request, method: request.kind });
  let answer: AppAnswer;
  if (fault?.do === 'rateLimit') answer = limited(fault.retryAfter);
  else if (fault?.do === 'refuse') answer = { status: 200, body: { ok: false, error: fault.error } };
  else if (fault?.do === 'serverError') {
    // "After accepting" means: the work is done, and the caller cannot know.
    if (fault.afterAccept === true) work();
    answer = { status: fault.status ?? 503, body: { ok: false, error: 'fatal_error' } };
  } else answer = work();
  if (fault?.do === 'slow') await pause(world.wall, fault.ms);
  if (fault?.do === 'hold') await world.faults.cleared(fault);
  const dropped = fault?.do === 'drop';
  const error = answer.body === 'ok' ? undefined : answer.body['error'];
  world.traffic.add({
    direction: 'from app',
    kind: request.kind,
    status: dropped ? 'dropped' : answer.status,
    ...(typeof error === 'string' ? { error } : {}),
    ms: Math.round(performance.now() - started),
  });
  if (dropped) {
    request.req.socket.destroy();
    return;
  }
  const retry = answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) };
  if (answer.body === 'ok') request.res.writeHead(answer.status, { 'content-type': 'text/html' }).end('ok');
  else sendJson(request.res, answer.status, answer.body, { ...request.headers, ...retry });
}

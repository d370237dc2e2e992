import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import type { Logger } from '../../base/logger.js';
import { isSslCheck, parseBody, readBody } from './body.js';
import { NotTaken } from './not-taken.js';
import { Replays } from './replays.js';
import { verify, type Signed } from './signature.js';

const bodyLimit = 1024 * 1024;
/** How long a stop waits for requests: each is answered before that, or does not come to its end. */
const stopPatienceMs = 3000;

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly logger: Logger;
  /** The wall clock, ms. */
  readonly now?: () => number;
}

/** Where the receiver listens. */
export interface HttpAddress {
  readonly port: number;
  readonly host?: string;
}

/**
 * Slack's way in over HTTP, in place of Bolt's own receiver: that one takes bodies of 4 MB, timestamps of the future and
 * the same request again, and a body `null` ends the process (docs/adr/0008-own-http-receiver.md).
 */
export class HttpReceiver implements Receiver {
  readonly #options: HttpReceiverOptions;
  readonly #now: () => number;
  readonly #replays: Replays;
  readonly #server: Server;
  #app: App | null = null;

  constructor(options: HttpReceiverOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#replays = new Replays(this.#now);
    // a load balancer keeps connections for a minute; nobody may hold one half open for long
    const limits = { keepAliveTimeout: 65_000, headersTimeout: 10_000, requestTimeout: 10_000 };
    this.#server = createServer(limits, (request, response) => void this.#answer(request, response));
  }

  init(app: App): void {
    this.#app = app;
  }

  start({ port, host }: HttpAddress): Promise<Server> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve(this.#server);
      });
    });
  }

  /** Takes nothing more, and resolves when what was taken is answered. */
  stop(): Promise<void> {
    return new Promise((resolve, reject) => {
      // a connection that a load balancer keeps open is closed as soon as nothing is asked over it
      const idle = setInterval(() => {
        this.#server.closeIdleConnections();
      }, 20);
      const late = setTimeout(() => {
        this.#server.closeAllConnections();
      }, stopPatienceMs);
      this.#server.close((error) => {
        clearInterval(idle);
        clearTimeout(late);
        if (error) reject(error);
        else resolve();
      });
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#handle(request, response);
    } catch (error) {
      const status = error instanceof NotTaken ? error.status : 503;
      const cause: unknown = error instanceof NotTaken ? error.cause : error;
      this.#options.logger.warn({ status, ...(cause === undefined ? {} : { err: cause }) }, 'A request was not taken');
      send(response, status, undefined, status === 503 ? {} : { 'x-slack-no-retry': '1' });
    }
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.split('?', 1)[0] !== '/slack/events') {
      send(response, 404);
      return;
    }
    if (request.method !== 'POST') {
      send(response, 405, undefined, { allow: 'POST' });
      return;
    }
    const raw = await readBody(request, bodyLimit);
    if (raw === null) return;
    if (raw === 'too_large') {
      send(response, 413, undefined, { connection: 'close' });
      request.resume();
      return;
    }
    const contentType = request.headers['content-type'];
    if (isSslCheck(raw, contentType)) {
      send(response, 200);
      return;
    }
    const signed = verify(request.headers, raw, this.#options.signingSecret, this.#now());
    if (!signed) {
      send(response, 401);
      return;
    }
    await this.#take(request, response, parseBody(raw, contentType), signed);
  }

  async #take(request: IncomingMessage, response: ServerResponse, body: unknown, signed: Signed): Promise<void> {
    if (typeof body !== 'object' || body === null || !this.#app) throw new NotTaken(this.#app ? 400 : 503);
    const { type, challenge } = body as { readonly type?: unknown; readonly challenge?: unknown };
    if (type === 'url_verification') {
      send(response, 200, { challenge });
      return;
    }
    // Slack repeats events, within one second with the same signature: those are known by their id
    const isEvent = type === 'event_callback' || type === 'app_rate_limited';
    if (!isEvent && !this.#replays.take(signed)) {
      send(response, 401);
      return;
    }
    try {
      await this.#app.processEvent({
        body: body,
        ack: (answer?: unknown) => {
          send(response, 200, answer);
          return Promise.resolve();
        },
        ...retryOf(request),
      });
      if (!response.headersSent) throw new NotTaken(404);
    } catch (error) {
      this.#replays.giveBack(signed);
      throw error;
    }
  }
}

function retryOf({ headers }: IncomingMessage): { retryNum?: number; retryReason?: string } {
  const retryNum = Number(headers['x-slack-retry-num'] ?? Number.NaN);
  const retryReason = headers['x-slack-retry-reason'];
  return {
    ...(Number.isSafeInteger(retryNum) ? { retryNum } : {}),
    ...(typeof retryReason === 'string' ? { retryReason } : {}),
  };
}

/** Answers, unless it was answered before or nobody listens any more. */
function send(response: ServerResponse, status: number, body?: unknown, headers: Record<string, string> = {}): void {
  if (response.headersSent || response.destroyed) return;
  const isText = typeof body === 'string';
  const text = body === undefined || body === null ? '' : isText ? body : JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    ...(text === '' || isText ? {} : { 'content-type': 'application/json' }),
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

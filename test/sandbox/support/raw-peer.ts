import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject, Sandbox } from '../../../src/sandbox/index.js';
import { isObject, obj, parseJson, str } from '../../../src/sandbox/json.js';

/** One request the sandbox sent to the app. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  /** The event envelope, the interaction payload, or the fields of a command. */
  payload: JsonObject;
}

/** How the app answers; 'hang' never does. */
export type Reply = { status?: number; body?: string | object; headers?: Record<string, string> } | 'hang' | undefined;

/** An app of bare HTTP: it keeps what it gets and answers as a test says. */
export class RawPeer {
  readonly received: Received[] = [];
  reply: (request: Received) => Reply = () => undefined;
  readonly #server: Server;
  readonly #waiting: (() => void)[] = [];

  private constructor() {
    this.#server = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        const request = { headers: req.headers, body, payload: readPayload(body) };
        this.received.push(request);
        for (const wake of this.#waiting.splice(0)) wake();
        const reply = this.reply(request);
        if (reply === 'hang') return;
        const content = typeof reply?.body === 'object' ? JSON.stringify(reply.body) : (reply?.body ?? '');
        res.writeHead(reply?.status ?? 200, reply?.headers).end(content);
      });
    });
  }

  /** Starts it and tells the sandbox where it is. */
  static async start(sandbox: Sandbox): Promise<RawPeer> {
    const peer = new RawPeer();
    await new Promise<void>((resolve) => {
      peer.#server.listen(0, '127.0.0.1', resolve);
    });
    sandbox.connect(`http://127.0.0.1:${(peer.#server.address() as AddressInfo).port}/slack/events`);
    return peer;
  }

  /** The inner events that came, of one type. */
  events(type?: string): JsonObject[] {
    const all = this.received.map(({ payload }) => obj(payload, 'event')).filter((event) => event !== undefined);
    return type === undefined ? all : all.filter((event) => event['type'] === type);
  }

  /** The newest interaction payload or command. */
  last(): JsonObject {
    const found = this.received.at(-1);
    if (!found) throw new Error('nothing was received');
    return found.payload;
  }

  /** A text of the newest payload. */
  field(name: string): string {
    return str(this.last(), name) ?? '';
  }

  /** Resolves as soon as that many requests have come. */
  async came(count: number): Promise<void> {
    while (this.received.length < count) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }
}

function readPayload(body: string): JsonObject {
  const json = parseJson(body);
  if (isObject(json)) return json;
  const form = new URLSearchParams(body);
  const payload = parseJson(form.get('payload') ?? '');
  return isObject(payload) ? payload : Object.fromEntries(form);
}

/** The signature Slack would put on a body. */
export function signatureOf(secret: string, request: Received): string {
  const at = String(request.headers['x-slack-request-timestamp']);
  return `v0=${createHmac('sha256', secret).update(`v0:${at}:${request.body}`).digest('hex')}`;
}

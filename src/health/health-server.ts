import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.js';

export type Phase = 'starting' | 'ready' | 'draining';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly metrics: Metrics;
}

/**
 * For load balancers, orchestrators and Prometheus, on a port of its own that nobody else needs to reach: `/healthz` (the
 * process lives), `/readyz` (it can take requests), `/metrics`.
 */
export class HealthServer {
  readonly #metrics: Metrics;
  readonly #options: Options;
  readonly #server = createServer((request, response) => {
    this.#answer(request.url ?? '', request.method ?? '', response).catch(() => {
      reply(response, 500, 'failed');
    });
  });
  #phase: Phase = 'starting';
  #databaseAnswers: () => Promise<boolean> = () => Promise.resolve(false);

  constructor(options: Options) {
    this.#options = options;
    this.#metrics = options.metrics;
  }

  /** @returns the address. @throws Node's error where the port is taken */
  start(): Promise<string> {
    const { port, host } = this.#options;
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        const { port: bound } = this.#server.address() as AddressInfo;
        resolve(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`);
      });
    });
  }

  /** From now on it is ready as long as the database answers. */
  ready(databaseAnswers: () => Promise<boolean>): void {
    this.#databaseAnswers = databaseAnswers;
    if (this.#phase === 'starting') this.#phase = 'ready';
  }

  /** It takes nothing more: load balancers are to send requests elsewhere. */
  drain(): void {
    this.#phase = 'draining';
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(url: string, method: string, response: ServerResponse): Promise<void> {
    const path = url.split('?', 1)[0];
    if (method !== 'GET' && method !== 'HEAD') {
      reply(response, 405, 'only GET');
    } else if (path === '/healthz') {
      reply(response, 200, 'ok');
    } else if (path === '/readyz') {
      const state = await this.#state();
      reply(response, state === 'ready' ? 200 : 503, state);
    } else if (path === '/metrics') {
      const { contentType, body } = await this.#metrics.text();
      reply(response, 200, body, contentType);
    } else {
      reply(response, 404, 'not found');
    }
  }

  async #state(): Promise<Phase | 'no database'> {
    if (this.#phase !== 'ready') return this.#phase;
    return (await this.#databaseAnswers().catch(() => false)) ? 'ready' : 'no database';
  }
}

function reply(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  if (response.headersSent) return;
  const body = text.endsWith('\n') ? text : `${text}\n`;
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}

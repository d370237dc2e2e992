import { createHmac } from 'node:crypto';
import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** One delivery of Slack's, as it passed. */
export interface Delivery {
  readonly kind: 'message' | 'event' | 'interaction' | 'command';
  /** Of an event: its id; else the trigger's. */
  readonly id: string;
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  /** Written by a person, not by a bot. */
  readonly isHuman: boolean;
}

/** What happens to a delivery on its way. */
export interface Disorder {
  /** How long it is under way. */
  readonly lateMs: number;
  /** Copies of it that arrive so long after it. */
  readonly copiesAfterMs: readonly number[];
}

interface Target {
  readonly url: string;
  readonly agent: Agent;
}

/**
 * The load balancer between Slack and the desks: deliveries go to whichever process is there, by turns. It notes what was
 * acknowledged, and can deliver late, again and out of order.
 */
export class Front {
  readonly #server: Server;
  readonly #secret: string;
  readonly #acked = new Set<string>();
  readonly #statuses = new Map<number | 'none', number>();
  readonly #onAck = new Set<(delivery: Delivery) => void>();
  #targets: readonly Target[] = [];
  #turn = 0;
  #busy = 0;
  disorder: ((delivery: Delivery) => Disorder) | null = null;
  /** Deliveries that came, copies not counted. */
  count = 0;
  copies = 0;

  private constructor(secret: string) {
    this.#secret = secret;
    this.#server = createServer((incoming, outgoing) => {
      this.#take(incoming, outgoing).catch(() => incoming.socket.destroy());
    });
  }

  static async open(secret: string): Promise<Front> {
    const front = new Front(secret);
    await new Promise<void>((resolve) => front.#server.listen(0, '127.0.0.1', resolve));
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/slack/events`;
  }

  get isIdle(): boolean {
    return this.#busy === 0;
  }

  /** How often each status was answered; `none`: no answer. */
  get statuses(): ReadonlyMap<number | 'none', number> {
    return this.#statuses;
  }

  /** From now on deliveries go there. */
  to(urls: readonly string[]): void {
    const before = new Map(this.#targets.map((target) => [target.url, target]));
    this.#targets = urls.map(
      (url) => before.get(url) ?? { url, agent: new Agent({ keepAlive: true, maxSockets: 64 }) },
    );
  }

  /** Whether the message or interaction was acknowledged. */
  isAcked(key: string): boolean {
    return this.#acked.has(key);
  }

  /** Called the moment somebody acknowledged. @returns the function that ends it */
  onAck(listener: (delivery: Delivery) => void): () => void {
    this.#onAck.add(listener);
    return () => this.#onAck.delete(listener);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const type = incoming.headers['content-type'] ?? '';
    const delivery = deliveryIn(body, type);
    const { lateMs, copiesAfterMs } = this.disorder?.(delivery) ?? { lateMs: 0, copiesAfterMs: [] };
    this.count += 1;
    for (const ms of copiesAfterMs) void this.#copy(delivery, body, type, lateMs + ms);
    if (lateMs > 0) await this.#during(pause(lateMs));
    const answer = await this.#during(this.#send(delivery, body, incoming.headers as Record<string, string>));
    if (answer === null) {
      incoming.socket.destroy();
      return;
    }
    const answerType = answer.type === undefined ? {} : { 'content-type': answer.type };
    outgoing.writeHead(answer.status, answerType).end(answer.body);
  }

  /** Slack signs anew what it delivers again. */
  async #copy(delivery: Delivery, body: string, type: string, afterMs: number): Promise<void> {
    await this.#during(
      pause(afterMs).then(() => {
        this.copies += 1;
        const at = String(Math.floor(Date.now() / 1000));
        const digest = createHmac('sha256', this.#secret).update(`v0:${at}:${body}`).digest('hex');
        const signature = { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${digest}` };
        const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
        const length = String(Buffer.byteLength(body));
        return this.#send(delivery, body, { 'content-type': type, 'content-length': length, ...signature, ...retry });
      }),
    );
  }

  async #during<T>(work: Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work;
    } finally {
      this.#busy -= 1;
    }
  }

  async #send(delivery: Delivery, body: string, headers: Record<string, string>): Promise<Answer | null> {
    const target = this.#targets[this.#turn++ % Math.max(1, this.#targets.length)];
    const answer = target ? await post(target, body, headers) : null;
    const status = answer?.status ?? 'none';
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    if (answer?.status === 200) this.#note(delivery);
    return answer;
  }

  #note(delivery: Delivery): void {
    this.#acked.add(delivery.id);
    if (delivery.kind === 'message') this.#acked.add(`${delivery.channel}:${delivery.ts}`);
    for (const listener of this.#onAck) listener(delivery);
  }
}

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
}

function post({ url, agent }: Target, body: string, headers: Record<string, string>): Promise<Answer | null> {
  return new Promise((resolve) => {
    const { host: _host, connection: _connection, ...kept } = headers;
    const outgoing = request(url, { method: 'POST', agent, headers: kept }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'], body: text });
      });
      answer.on('error', () => {
        resolve(null);
      });
    });
    outgoing.on('error', () => {
      resolve(null);
    });
    outgoing.end(body);
  });
}

interface Envelope {
  readonly event_id?: string;
  readonly trigger_id?: string;
  readonly event?: {
    readonly type?: string;
    readonly subtype?: string;
    readonly channel?: string;
    readonly ts?: string;
    readonly text?: string;
    readonly bot_id?: string;
  };
}

function deliveryIn(body: string, type: string): Delivery {
  if (!type.includes('json')) {
    const form = new URLSearchParams(body);
    const payload = form.get('payload');
    const id = payload === null ? form.get('trigger_id') : (JSON.parse(payload) as Envelope).trigger_id;
    const kind = payload === null ? 'command' : 'interaction';
    return { kind, id: id ?? '', channel: '', ts: '', text: form.get('text') ?? '', isHuman: true };
  }
  const { event_id: id = '', event = {} } = JSON.parse(body) as Envelope;
  const isMessage = event.type === 'message' && event.subtype === undefined;
  const { channel = '', ts = '', text = '' } = event;
  return { kind: isMessage ? 'message' : 'event', id, channel, ts, text, isHuman: event.bot_id === undefined };
}

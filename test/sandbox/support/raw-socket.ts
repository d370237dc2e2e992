import { WebSocket } from 'ws';
import type { JsonObject, Sandbox } from '../../../src/sandbox/index.js';

/** How the app acknowledges; 'not at all' never does. */
export type Ack = JsonObject | 'not at all' | undefined;

/** A bare app in Socket Mode: it keeps the frames it gets and acknowledges as a test says. */
export class RawSocket {
  readonly frames: JsonObject[] = [];
  ack: (envelope: JsonObject) => Ack = () => undefined;
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #waiting: (() => void)[] = [];
  pings = 0;

  private constructor(url: string, autoPong: boolean) {
    this.#socket = new WebSocket(url, { autoPong });
    this.#socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString('utf8')) as JsonObject;
      this.frames.push(frame);
      const { envelope_id } = frame;
      const ack = envelope_id === undefined ? 'not at all' : this.ack(frame);
      if (ack !== 'not at all') this.send({ envelope_id, ...(ack && { payload: ack }) });
      for (const wake of this.#waiting.splice(0)) wake();
    });
    this.#socket.on('ping', () => {
      this.pings += 1;
      for (const wake of this.#waiting.splice(0)) wake();
    });
    this.closed = new Promise((resolve) => {
      this.#socket.on('close', (code) => {
        resolve(code);
      });
    });
  }

  /** Opens one as an app does. Rejects where the ticket is not taken. */
  static async open(sandbox: Sandbox, options: { autoPong?: boolean } = {}): Promise<RawSocket> {
    return RawSocket.at(await socketUrl(sandbox), options);
  }

  static async at(url: string, options: { autoPong?: boolean } = {}): Promise<RawSocket> {
    const socket = new RawSocket(url, options.autoPong ?? true);
    await new Promise<void>((resolve, reject) => {
      socket.#socket.once('open', resolve);
      socket.#socket.once('error', reject);
    });
    await socket.until(() => socket.frames.length > 0);
    return socket;
  }

  /** What was sent in envelopes of that type. */
  envelopes(type: string): JsonObject[] {
    return this.frames.filter((frame) => frame['type'] === type);
  }

  /** Resolves as soon as that is so. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  send(frame: JsonObject | string): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  close(): Promise<number> {
    this.#socket.close();
    return this.closed;
  }
}

/** Asks for an address, as `apps.connections.open` gives it. */
export async function socketUrl(sandbox: Sandbox): Promise<string> {
  const { url } = await openConnection(sandbox, sandbox.appToken);
  return typeof url === 'string' ? url : '';
}

export async function openConnection(sandbox: Sandbox, token: string | null): Promise<JsonObject> {
  const response = await fetch(`${sandbox.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  return (await response.json()) as JsonObject;
}

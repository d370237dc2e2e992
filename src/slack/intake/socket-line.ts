import { SocketModeReceiver, type App, type ReceiverEvent } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { CodedError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { guardFrames, type FrameSource } from './socket-frames.js';
import { UnderWay } from './under-way.js';

type BoltLogger = NonNullable<ConstructorParameters<typeof SocketModeReceiver>[0]['logger']>;

export interface SocketLineOptions {
  readonly appToken: string;
  readonly clientOptions: WebClientOptions;
  readonly boltLogger: BoltLogger;
  readonly logger: Logger;
}

/** Slack says hello at once. */
const helloMs = 10_000;
/** Slack closes a socket ten seconds after it said so; where it does not, Bellhop does. */
const lastMs = 30_000;
const drainMs = 3000;
const closeMs = 1000;

const noWord = (): undefined => undefined;

/** Bolt's receiver over one socket that is opened once. What fails is not acknowledged: Slack delivers it again. */
export function lineReceiver(
  { appToken, clientOptions, boltLogger, logger }: SocketLineOptions,
  leave: (reason: string) => boolean = () => false,
): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    // what becomes of a socket is said once, by who keeps it
    logger: { ...boltLogger, info: noWord, warn: noWord, error: noWord },
    installerOptions: { clientOptions },
    processEventErrorHandler: ({ error }) => {
      logger.warn({ err: error }, 'A request was not taken');
      return Promise.resolve(false);
    },
  });
  guardFrames(receiver.client as unknown as FrameSource, logger, leave);
  return receiver;
}

/** One socket to Slack, from `open` until it ends. It is not opened again: another takes its place. */
export class SocketLine {
  readonly #receiver: SocketModeReceiver;
  readonly #underWay = new UnderWay();
  readonly #timers = new Set<NodeJS.Timeout>();
  #reason: string | null = null;
  /** Resolves when another should take its place: Slack said that it ends, or it has ended. */
  readonly leaving: Promise<void>;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  #leave: () => void = noWord;

  constructor(options: SocketLineOptions, app: Pick<App, 'processEvent'>) {
    this.#receiver = lineReceiver(options, (reason) => this.#told(reason));
    const processEvent = (event: ReceiverEvent): Promise<void> => this.#underWay.track(app.processEvent(event));
    this.#receiver.init({ processEvent } as unknown as App);
    this.leaving = new Promise((resolve) => (this.#leave = resolve));
    this.ended = new Promise((resolve) => {
      this.#receiver.client.on('disconnected', () => {
        for (const timer of this.#timers) clearTimeout(timer);
        this.#leave();
        resolve();
      });
    });
  }

  /** Why Slack said that it ends; null where it said nothing. */
  get reason(): string | null {
    return this.#reason;
  }

  /** Resolves when Slack has said hello. */
  async open(): Promise<void> {
    try {
      await Promise.race([
        this.#receiver.start(),
        this.#after(helloMs).then(() => Promise.reject(new CodedError('no_hello', 'Slack opened a socket in silence'))),
      ]);
    } catch (error) {
      void this.#hangUp();
      // a client that is told nothing else rejects with nothing
      if (error instanceof Error) throw error;
      throw new CodedError(this.#reason ?? 'socket_closed', 'Slack closed a socket before its hello');
    }
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Finishes what came over it, and ends it. */
  async close(): Promise<void> {
    await Promise.race([this.#quiet(), this.#after(drainMs)]);
    await this.#hangUp();
  }

  #told(reason: string): boolean {
    this.#reason = reason;
    if (reason !== 'warning' && reason !== 'refresh_requested') return false;
    this.#leave();
    void this.#after(lastMs).then(() => this.close());
    return true;
  }

  async #hangUp(): Promise<void> {
    const { client } = this.#receiver;
    const closed = Promise.resolve(client.disconnect()).catch(noWord);
    await Promise.race([closed, this.#after(closeMs)]);
    // where nobody answers the farewell, the second one ends it
    await client.disconnect();
  }

  async #quiet(): Promise<void> {
    while (!this.#underWay.isEmpty) await this.#underWay.settled();
  }

  #after(ms: number): Promise<void> {
    return new Promise((resolve) => this.#timers.add(setTimeout(resolve, ms).unref()));
  }
}

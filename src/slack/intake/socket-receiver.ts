import { setTimeout as wait } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { slackErrorCode } from '../optional.js';
import { SocketLine, type SocketLineOptions } from './socket-line.js';

export interface SocketReceiverOptions extends SocketLineOptions {
  /** How many sockets are open side by side; Slack allows ten for all processes together. */
  readonly connections?: number;
}

/** A socket that lasted that long was a good one. */
const steadyMs = 10_000;
const firstWaitMs = 250;
const longestWaitMs = 30_000;

/**
 * Slack's way in over sockets that Bellhop opens itself: two of them. When Slack refreshes one, its replacement is opened
 * while it still lasts, so that nothing is lost or late (socket-mode 3.1.0 alone is away for five seconds each time), and a
 * frame that is no event ends nothing (there, `app_rate_limited` ends the process).
 */
export class SocketReceiver implements Receiver {
  readonly #options: SocketReceiverOptions;
  readonly #lines = new Set<SocketLine>();
  readonly #stopping = new AbortController();
  #app: App | null = null;
  #isTroubleTold = false;

  constructor(options: SocketReceiverOptions) {
    this.#options = options;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves when a socket is open. Rejects with Slack's refusal where none can be opened. */
  async start(): Promise<void> {
    const count = this.#options.connections ?? 2;
    const first = await Promise.allSettled(Array.from({ length: count }, () => this.#open()));
    const lines = first.map((each) => (each.status === 'fulfilled' ? each.value : null));
    if (lines.every((line) => line === null)) {
      await this.stop();
      throw first.find((each) => each.status === 'rejected')?.reason;
    }
    for (const line of lines) void this.#keep(line);
  }

  /** Opens nothing more, finishes what came, and closes all. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#lines].map((line) => line.close()));
  }

  async #open(): Promise<SocketLine> {
    if (!this.#app) throw new Error('The receiver is not initialised');
    const line = new SocketLine(this.#options, this.#app);
    this.#lines.add(line);
    void line.ended.then(() => this.#lines.delete(line));
    try {
      await line.open();
    } catch (error) {
      this.#lines.delete(line);
      throw error;
    }
    return line;
  }

  /** Has one socket open as long as the receiver runs. */
  async #keep(opened: SocketLine | null): Promise<void> {
    const { signal } = this.#stopping;
    let line = opened;
    let failures = line ? 0 : 1;
    let asked = 0;
    while (!signal.aborted) {
      try {
        if (failures > 0) await wait(Math.max(asked, backoff(failures)), undefined, { signal });
        line ??= await this.#open();
      } catch (error) {
        failures += 1;
        asked = retryAfterMs(error);
        this.#tellTrouble(slackErrorCode(error));
        continue;
      }
      asked = 0;
      this.#tellRecovery();
      const began = performance.now();
      await line.leaving;
      failures = performance.now() - began < steadyMs ? failures + 1 : 0;
      const isRefreshed = line.reason === 'warning' || line.reason === 'refresh_requested';
      if (!isRefreshed) this.#tellTrouble(line.reason ?? 'closed');
      line = null;
    }
  }

  /** Once until a socket is open again, however often that fails. */
  #tellTrouble(code: string): void {
    if (this.#stopping.signal.aborted || this.#isTroubleTold) return;
    this.#isTroubleTold = true;
    const open = this.#lines.size;
    this.#options.logger.warn({ code, open }, 'A socket to Slack is closed; trying to open another');
  }

  #tellRecovery(): void {
    if (!this.#isTroubleTold) return;
    this.#isTroubleTold = false;
    this.#options.logger.info({ open: this.#lines.size }, 'The socket to Slack is open again');
  }
}

/** Longer each time, and not all at once. */
function backoff(failures: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
}

/** How long Slack asks to wait, if it does. */
function retryAfterMs(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('retryAfter' in error)) return 0;
  return typeof error.retryAfter === 'number' ? error.retryAfter * 1000 : 0;
}

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ClockRate } from './fast-clock.js';

/** What a process needs to begin. */
export interface ProcessStart {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly teamId: string;
  readonly mongo: { readonly uri: string; readonly dbName: string };
  readonly clock: ClockRate;
  /** The Bolt app acknowledges only when its work is done. */
  readonly ackLast: boolean;
}

export type ProcessOrder =
  | { readonly do: 'start'; readonly start: ProcessStart }
  | { readonly do: 'step'; readonly ms: number }
  | { readonly do: 'memory'; readonly collect: boolean };

/** What a process holds, bytes. */
export interface Memory {
  /** As the operating system sees it, whatever was not collected yet with it. */
  readonly rss: number;
  /** What is left of its objects after a collection; null where it was not asked for. */
  readonly heap: number | null;
}

type Told = { readonly isLoaded: true } | { readonly url: string } | { readonly memory: Memory };

/** An app in a process of its own. */
export class AppProcess {
  readonly #child: ChildProcess;
  #hasEnded = false;
  url = '';

  /** @param program the file to run */
  constructor(program: string) {
    this.#child = fork(program, [], { execArgv: ['--expose-gc'] });
    this.#child.once('exit', () => {
      this.#hasEnded = true;
    });
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Resolves when its code is loaded. */
  async loaded(): Promise<void> {
    await this.#hear('isLoaded');
  }

  /** Lets it begin. @returns the address for Slack's deliveries */
  async start(start: ProcessStart): Promise<string> {
    const heard = this.#hear('url');
    this.tell({ do: 'start', start });
    this.url = (await heard) as string;
    return this.url;
  }

  tell(order: ProcessOrder): void {
    this.#child.send(order);
  }

  /** @param collect whether it is to collect its garbage after it has looked */
  async memory(collect = false): Promise<Memory> {
    const heard = this.#hear('memory');
    this.tell({ do: 'memory', collect });
    return (await heard) as Memory;
  }

  /** Ends it this very moment. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Resolves when it has ended. @returns its exit code; null where a signal ended it */
  async ended(): Promise<number | null> {
    if (!this.#hasEnded) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  /** Asks it to end in order. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.ended();
  }

  #hear(what: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const died = (): void => {
        reject(new Error('The process ended'));
      };
      const listen = (told: Told): void => {
        if (!(what in told)) return;
        this.#child.off('exit', died).off('message', listen);
        resolve((told as Record<string, unknown>)[what]);
      };
      this.#child.once('exit', died).on('message', listen);
    });
  }
}

/** Processes whose code is loaded, so that the next one begins at once when one was killed. */
export class Crew {
  readonly #program: string;
  readonly #size: number;
  readonly #spare: { process: AppProcess; loaded: Promise<void> }[] = [];

  constructor(program: string, size = 1) {
    this.#program = program;
    this.#size = size;
    this.fill();
  }

  async next(): Promise<AppProcess> {
    const spare = this.#spare.shift();
    if (!spare) throw new Error('The crew was dismissed');
    await spare.loaded;
    return spare.process;
  }

  /** Gets the next one ready, now that there is time. */
  fill(): void {
    while (this.#spare.length < this.#size) {
      const process = new AppProcess(this.#program);
      const loaded = process.loaded();
      loaded.catch(() => undefined);
      this.#spare.push({ process, loaded });
    }
  }

  dismiss(): void {
    for (const { process } of this.#spare.splice(0)) process.kill();
  }
}

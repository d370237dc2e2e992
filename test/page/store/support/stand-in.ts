import type { PageBoot, PageEvent, PageMessage } from '../../../../src/sandbox/page/wire.js';

/** A question of the page that waits for its answer. */
export interface Asked {
  readonly operation: string;
  readonly input: Record<string, unknown>;
  answer(result: unknown): Promise<void>;
  /** As if nobody were there. */
  breaks(): Promise<void>;
}

/** In place of a browser and a sandbox: the questions that the page asks wait until the test answers them. */
export class StandIn {
  #asked: Asked[] = [];

  constructor() {
    Object.assign(globalThis, {
      document: { querySelector: () => null },
      EventSource: Stream,
      fetch: (address: string, { body }: { body: string }) =>
        new Promise((resolve, reject) => {
          this.#asked.push({
            operation: address.replace('/page/', ''),
            input: JSON.parse(body) as Record<string, unknown>,
            answer: (result) => {
              resolve({ json: () => Promise.resolve({ ok: true, result }) });
              return settle();
            },
            breaks: () => {
              reject(new TypeError('fetch failed'));
              return settle();
            },
          });
        }),
    });
  }

  /** The oldest question of that name that has no answer yet. */
  asked(operation: string): Asked {
    const found = this.#asked.find((one) => one.operation === operation);
    if (!found) throw new Error(`not asked: ${operation}; asked: ${this.open().join(' ')}`);
    this.#asked = this.#asked.filter((one) => one !== found);
    return found;
  }

  /** What has no answer yet. */
  open(): string[] {
    return this.#asked.map(({ operation }) => operation);
  }
}

/** A stream of server-sent events that the test speaks through. */
export class Stream {
  static readonly CLOSED = 2;
  static last: Stream;
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  readonly address: string;

  constructor(address: string) {
    this.address = address;
    Stream.last = this;
  }

  tell(...events: PageEvent[]): void {
    this.onmessage?.({ data: JSON.stringify(events) });
  }

  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

export function message(ts: string, text: string, more: Partial<PageMessage> = {}): PageMessage {
  return { channel: 'C1', ts, text, permalink: '', ...more };
}

export function boot(more: Partial<PageBoot> = {}): PageBoot {
  return {
    teamId: 'T1',
    teamName: 'Team',
    app: { name: 'App', userId: 'U0', home: true, messages: true, commands: [], shortcuts: [] },
    people: [],
    channels: [],
    usergroups: [],
    clock: { now: 0, zone: 'UTC' },
    can: { clock: false, reset: true, replay: false },
    faults: [],
    replay: null,
    last: 'run-0',
    ...more,
  };
}

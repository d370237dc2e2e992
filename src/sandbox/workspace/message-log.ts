import type { StoredMessage } from './model.js';

/** The replies of one thread, in order. */
export interface Thread {
  replies: string[];
  users: Set<string>;
}

/** The messages of one conversation, indexed so that no call has to walk them all. */
export class MessageLog {
  readonly #all = new Map<string, StoredMessage>();
  readonly #threads = new Map<string, Thread>();
  /** Timestamps of what stands in the channel itself, oldest first. */
  readonly top: string[] = [];

  get(ts: string): StoredMessage | undefined {
    return this.#all.get(ts);
  }

  thread(ts: string): Thread | undefined {
    return this.#threads.get(ts);
  }

  /** The threads that began last, newest first. */
  newestThreads(most: number): [string, Thread][] {
    return [...this.#threads].slice(-most).reverse();
  }

  values(): IterableIterator<StoredMessage> {
    return this.#all.values();
  }

  put(message: StoredMessage): void {
    const known = this.#all.has(message.ts);
    this.#all.set(message.ts, message);
    if (known) return;
    const reply = message.threadTs !== undefined && message.threadTs !== message.ts;
    if (!reply || message.broadcast === true) this.top.push(message.ts);
    if (!reply || message.threadTs === undefined) return;
    const thread = this.#threads.get(message.threadTs) ?? { replies: [], users: new Set() };
    thread.replies.push(message.ts);
    thread.users.add(message.user ?? message.botId ?? '');
    this.#threads.set(message.threadTs, thread);
  }

  remove(ts: string): void {
    const message = this.#all.get(ts);
    if (!message) return;
    this.#all.delete(ts);
    cut(this.top, ts);
    const thread = message.threadTs === undefined ? undefined : this.#threads.get(message.threadTs);
    if (thread) cut(thread.replies, ts);
    if (thread?.replies.length === 0 && message.threadTs !== undefined) this.#threads.delete(message.threadTs);
  }
}

function cut(sorted: string[], ts: string): void {
  const at = lowerBound(sorted, ts);
  if (sorted[at] === ts) sorted.splice(at, 1);
}

/** The first place in a sorted list of timestamps that is not before `ts` (they have equal length, so text order is time order). */
export function lowerBound(sorted: readonly string[], ts: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < ts) low = middle + 1;
    else high = middle;
  }
  return low;
}

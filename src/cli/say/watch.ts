import { isDeepStrictEqual } from 'node:util';
import type { Message, MessageRef, Person, SandboxClient } from '../../sandbox/index.js';

/** What a person sees of one place: its messages, and the replies of one thread. */
interface Sight {
  readonly top: readonly Message[];
  readonly thread: readonly Message[];
}

/** A new or changed message with its new replies. */
export interface Sighting {
  readonly message: Message;
  /** False: it stands there only because something is new in its thread. */
  readonly isNew: boolean;
  readonly replies: readonly Message[];
}

/** How long it must be quiet until the answer counts as complete. */
const quietMs = 600;

/** Watches a place for what an act leads to. */
export class Watch {
  readonly #person: Person;
  readonly #where: string;
  readonly #thread: MessageRef | undefined;
  #before: Sight = { top: [], thread: [] };

  constructor(person: Person, where: string, thread?: MessageRef) {
    this.#person = person;
    this.#where = where;
    this.#thread = thread;
  }

  /** Remembers what is there now. */
  async begin(): Promise<void> {
    this.#before = await this.#look();
  }

  /** What is new since. */
  async changes(): Promise<Sighting[]> {
    const { top, thread } = await this.#look();
    const found: Sighting[] = [];
    for (const message of top) {
      const old = this.#before.top.find(({ ts }) => ts === message.ts);
      const known = old?.replyCount ?? 0;
      const isNew = !old || !isDeepStrictEqual(withoutCount(old), withoutCount(message));
      const isWatched = message.ts === this.#thread?.ts;
      const replies = isWatched
        ? changed(this.#before.thread, thread).filter(({ ts }) => ts !== message.ts)
        : (message.replyCount ?? 0) > known
          ? (await this.#person.sees(this.#where, { thread: message })).slice(1 + known)
          : [];
      if (isNew || replies.length > 0) found.push({ message, isNew, replies });
    }
    return found;
  }

  async #look(): Promise<Sight> {
    const top = await this.#person.sees(this.#where);
    const thread = this.#thread ? await this.#person.sees(this.#where, { thread: this.#thread }) : [];
    return { top, thread };
  }
}

function changed(before: readonly Message[], now: readonly Message[]): Message[] {
  return now.filter((message) => !before.some((old) => isDeepStrictEqual(old, message)));
}

function withoutCount({ replyCount: _replyCount, ...message }: Message): object {
  return message;
}

/** Waits until `isThere` says so, then until nothing has changed for a moment; at most `waitMs`. */
export async function settled(
  client: SandboxClient,
  isThere: () => Promise<boolean>,
  fingerprint: () => Promise<unknown>,
  waitMs: number,
): Promise<void> {
  const end = performance.now() + waitMs;
  await client.idle();
  await client.until(isThere, { timeoutMs: waitMs }).catch(() => undefined);
  let last = await fingerprint();
  while (performance.now() < end) {
    const before = last;
    const moved = await client
      .until(async () => !isDeepStrictEqual(before, (last = await fingerprint())), { timeoutMs: quietMs })
      .catch(() => false);
    if (!moved) return;
  }
}

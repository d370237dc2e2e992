import type { Store } from '../desk/ports.js';
import { askerOf, unknownAsker, type Answer, type Asker, type Edge } from './edge.js';
import { failureOf, type Failure } from './refuse.js';

/** Slack waits 3 s for the answer to a command, press or submission: what is left is for the way there and back. */
const budgetMs = 2200;

/** What came of a request, for the person in their language. */
export type Outcome<T> = { readonly reader: Pick<Asker, 'language'> } & (
  { readonly value: T; readonly failure?: undefined } | { readonly value?: undefined; readonly failure: Failure }
);

/** What the person is told, if anything. */
export function answerOf({ failure, value }: Outcome<Answer | null>): Answer | null {
  if (failure === undefined) return value;
  return failure.kind === 'say' ? { text: failure.text } : null;
}

/** The time is over and the person was told so: nothing may be saved any more. */
class TooLate extends Error {
  constructor() {
    super('The request took too long');
    this.name = 'TooLate';
  }
}

/**
 * Finds out who asks and does what they ask, or says in words why not; within the time that Slack waits, so that
 * nobody is left with silence while the database or Slack is away. What was told as "not saved" is not saved later.
 */
export async function inTime<T>(
  edge: Edge,
  userId: string,
  work: (edge: Edge, asker: Asker) => Promise<T>,
): Promise<Outcome<T>> {
  let reader: Pick<Asker, 'language'> = { language: edge.people.knownLanguage(userId) ?? unknownAsker.language };
  const turn = new Turn();
  const attempt = async (): Promise<Outcome<T>> => {
    try {
      const asker = await askerOf(edge, userId);
      reader = asker;
      const store = turn.guard(edge.desk.store);
      return { reader, value: await work({ ...edge, desk: { ...edge.desk, store } }, asker) };
    } catch (error) {
      return { reader, failure: turn.isOver ? { kind: 'done' } : await failureOf(edge, error, reader) };
    }
  };
  const attempted = attempt();
  const inTime = await turn.waitFor(attempted, budgetMs);
  return inTime ?? { reader, failure: await failureOf(edge, new TooLate(), reader) };
}

/** One request's time. A commit that is under way when it ends is waited for; nothing new is begun after it. */
class Turn {
  #isOver = false;
  /** Transactions whose work is done and which are being committed. */
  #committing = 0;

  get isOver(): boolean {
    return this.#isOver;
  }

  #check(): void {
    if (this.#isOver) throw new TooLate();
  }

  guard(store: Store): Store {
    return {
      reads: store.reads,
      transaction: this.#timely((work) => store.transaction(work)),
      inTurn: this.#timely((work) => store.inTurn(work)),
    };
  }

  /** @returns undefined where the time is over before it is done */
  async waitFor<T>(attempt: Promise<T>, ms: number): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        if (this.#committing > 0) return;
        this.#isOver = true;
        resolve(undefined);
      }, ms);
    });
    try {
      return await Promise.race([attempt, over]);
    } finally {
      clearTimeout(timer);
    }
  }

  #timely(run: Store['transaction']): Store['transaction'] {
    return async (work) => {
      let isCommitting = false;
      const commits = (now: boolean): void => {
        if (now !== isCommitting) this.#committing += now ? 1 : -1;
        isCommitting = now;
      };
      try {
        return await run(async (tx) => {
          commits(false); // a transaction that is run again begins anew
          this.#check();
          const result = await work(tx);
          this.#check();
          commits(true);
          return result;
        });
      } finally {
        commits(false);
      }
    };
  }
}

import { PerhapsSaved } from '../desk/errors.js';
import type { Store } from '../desk/ports.js';
import { askerOf, unknownAsker, type Answer, type Asker, type Edge } from './edge.js';
import { failureOf, type Failure } from './refuse.js';

/** Slack waits 3 s for the answer to a command, press or submission: what is left is for the way there and back. */
const budgetMs = 2200;
/** Where a commit is under way or done by then, its answer is waited for a little longer. */
const graceMs = 250;

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
  const inTime = await turn.waitFor(attempted);
  return (
    inTime ?? { reader, failure: await failureOf(edge, turn.mayHaveSaved ? new PerhapsSaved() : new TooLate(), reader) }
  );
}

/** One request's time. Nothing new is begun when it is over. */
class Turn {
  #isOver = false;
  #mayHaveSaved = false;

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether a commit was begun whose failure was not heard of. */
  get mayHaveSaved(): boolean {
    return this.#mayHaveSaved;
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
  async waitFor<T>(attempt: Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<undefined>((resolve) => {
      const end = (): void => {
        this.#isOver = true;
        resolve(undefined);
      };
      timer = setTimeout(() => {
        if (this.#mayHaveSaved) timer = setTimeout(end, graceMs);
        else end();
      }, budgetMs);
    });
    try {
      return await Promise.race([attempt, over]);
    } finally {
      clearTimeout(timer);
    }
  }

  #timely(run: Store['transaction']): Store['transaction'] {
    return async (work) => {
      const before = this.#mayHaveSaved;
      try {
        return await run(async (tx) => {
          this.#mayHaveSaved = before; // a transaction that is run again begins anew
          this.#check();
          const result = await work(tx);
          this.#check();
          this.#mayHaveSaved = true;
          return result;
        });
      } catch (error) {
        if (!(error instanceof PerhapsSaved)) this.#mayHaveSaved = before;
        throw error;
      }
    };
  }
}

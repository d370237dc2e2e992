import type { ClientSession } from 'mongoose';
import type { Models } from '../models/schemas.js';

/** How long after a collision a process believes that it is not the only one to take numbers. */
const companyMs = 60_000;

/**
 * The ticket numbers of a workspace. They have no gaps, so that the one after the last is the next, and a unique index lets
 * no two tickets have the same: who was slower is refused and takes the next one (docs/adr/0016-numbers-from-the-last-one.md).
 * The last number is remembered from commit to commit; only a process that is not alone asks for it each time.
 */
export class TicketNumbers {
  readonly #tickets: Models['tickets']['collection'];
  readonly #teamId: string;
  /** That ticket is saved, and with it all before. There may be more. */
  #last: number | null = null;
  #companyUntil = 0;

  constructor(models: Models, teamId: string) {
    this.#tickets = models.tickets.collection;
    this.#teamId = teamId;
  }

  /**
   * Numbers for one transaction. Call it before the transaction's first statement: whatever is saved by others after
   * that collides.
   * @param inOrder sends a statement when those before it are through
   */
  forTransaction(
    session: ClientSession,
    inOrder: <T>(send: () => Promise<T>) => Promise<T>,
  ): { next(): Promise<number>; committed(): void } {
    let before = performance.now() < this.#companyUntil ? null : this.#last;
    let asked: Promise<number> | null = null;
    let taken = 0;
    return {
      next: async () => {
        before ??= await (asked ??= inOrder(() => this.#ask(session)));
        taken += 1;
        return before + taken;
      },
      committed: () => {
        if (before !== null) this.#last = Math.max(this.#last ?? 0, before + taken);
      },
    };
  }

  /** Somebody else took the number. */
  collided(): void {
    this.#companyUntil = performance.now() + companyMs;
  }

  async #ask(session: ClientSession): Promise<number> {
    const latest = { sort: { number: -1 }, projection: { _id: 0, number: 1 }, session } as const;
    const ticket = await this.#tickets.findOne({ teamId: this.#teamId }, latest);
    return (ticket?.['number'] as number | undefined) ?? 0;
  }
}

/** Work that was begun and is not over. */
export class UnderWay {
  readonly #works = new Set<Promise<void>>();

  get isEmpty(): boolean {
    return this.#works.size === 0;
  }

  /** Waits for the work, and counts it until it is over. @throws what it throws */
  async track(work: Promise<void>): Promise<void> {
    this.#works.add(work);
    try {
      await work;
    } finally {
      this.#works.delete(work);
    }
  }

  /** Resolves when all that is under way now is over, however it ended. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#works);
  }
}

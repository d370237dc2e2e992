/**
 * Keeps what is newer. Answers overtake each other, and events overtake answers: one that was asked for before something
 * newer was learned is old news, and must not cover it.
 */
export class Turns {
  #count = 0;
  readonly #known = new Map<string, number>();

  /** Something is asked for now. @returns asks, once the answer is there, whether it is still news */
  ask(key: string): () => boolean {
    this.#count += 1;
    const asked = this.#count;
    return () => {
      if (asked <= (this.#known.get(key) ?? 0)) return false;
      this.#known.set(key, asked);
      return true;
    };
  }

  /** It was told by other means: what was asked for before is old news. */
  heard(key: string): void {
    this.#count += 1;
    this.#known.set(key, this.#count);
  }
}

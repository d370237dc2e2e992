/** How long the first of a batch waits for company. */
const waitMs = 25;

/** Gathers ids for a moment and handles them together: work that nobody waits for keeps out of the way of work that is. */
export class Batch {
  readonly #handle: (ids: readonly string[]) => Promise<void>;
  #ids: string[] = [];
  #next: Promise<void> | null = null;

  constructor(handle: (ids: readonly string[]) => Promise<void>) {
    this.#handle = handle;
  }

  /** Resolves when the id was handled with its batch. */
  add(id: string): Promise<void> {
    this.#ids.push(id);
    this.#next ??= new Promise((resolve) => setTimeout(resolve, waitMs)).then(() => {
      const ids = this.#ids;
      this.#ids = [];
      this.#next = null;
      return this.#handle(ids);
    });
    return this.#next;
  }
}

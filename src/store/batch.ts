/** How long the first of a batch waits for company. */
const waitMs = 25;

/** Gathers items for a moment and handles them together: work that nobody waits for keeps out of the way of work that is. */
export class Batch<Item> {
  readonly #handle: (items: readonly Item[]) => Promise<void>;
  #items: Item[] = [];
  #next: Promise<void> | null = null;

  constructor(handle: (items: readonly Item[]) => Promise<void>) {
    this.#handle = handle;
  }

  /** Resolves when the item was handled with its batch. */
  add(item: Item): Promise<void> {
    this.#items.push(item);
    this.#next ??= new Promise((resolve) => setTimeout(resolve, waitMs)).then(() => {
      const items = this.#items;
      this.#items = [];
      this.#next = null;
      return this.#handle(items);
    });
    return this.#next;
  }
}

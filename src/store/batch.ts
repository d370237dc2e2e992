/** How long the first of a batch waits for company. */
const waitMs = 200;

/** Gathers items for a moment and handles them together: work that nobody waits for keeps out of the way of work that is. */
export class Batch<Item> {
  readonly #handle: (items: readonly Item[]) => Promise<void>;
  #items: Item[] = [];
  #timer: NodeJS.Timeout | null = null;
  #last: Promise<void> = Promise.resolve();

  /** @param handle must not throw */
  constructor(handle: (items: readonly Item[]) => Promise<void>) {
    this.#handle = handle;
  }

  /** The item is handled with its batch. */
  add(item: Item): void {
    this.#items.push(item);
    this.#timer ??= setTimeout(() => {
      void this.flush();
    }, waitMs);
  }

  /** Handles now what was gathered, and waits for what is being handled. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const items = this.#items;
    this.#items = [];
    this.#last = Promise.all([this.#last, items.length > 0 && this.#handle(items)]).then(() => undefined);
    await this.#last;
  }
}

/** Slack allows 80 characters in a name; some are left for a number. */
const longest = 60;

/**
 * A name of the log as people and channels are called in Slack: lower case, ASCII letters, digits and hyphens (what
 * Slack finds after @).
 */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/gu, '');
  return slug === '' ? 'unnamed' : slug;
}

/** Gives each name a handle of its own. */
export class Handles {
  readonly #given = new Map<string, string>();
  readonly #taken: Set<string>;
  readonly #isReserved: (handle: string) => boolean;

  /**
   * @param taken what nobody may be called
   * @param isReserved whether a word means something else where a handle is typed
   */
  constructor(taken: Iterable<string> = [], isReserved: (handle: string) => boolean = () => false) {
    this.#taken = new Set(taken);
    this.#isReserved = isReserved;
  }

  of(name: string): string {
    const known = this.#given.get(name);
    if (known !== undefined) return known;
    const slug = slugOf(name);
    let handle = slug;
    for (let count = 2; this.#taken.has(handle) || this.#isReserved(handle); count += 1) handle = `${slug}-${count}`;
    this.#taken.add(handle);
    this.#given.set(name, handle);
    return handle;
  }
}

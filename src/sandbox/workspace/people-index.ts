import type { StoredPerson } from './model.js';

/** The people of the workspace, found by id, handle or e-mail address. */
export class PeopleIndex {
  readonly #byId = new Map<string, StoredPerson>();
  readonly #byName = new Map<string, string>();
  readonly #byEmail = new Map<string, string>();

  get(id: string): StoredPerson | undefined {
    return this.#byId.get(id);
  }

  byName(name: string): StoredPerson | undefined {
    return this.#byId.get(this.#byName.get(name.toLowerCase()) ?? '');
  }

  byEmail(email: string): StoredPerson | undefined {
    return this.#byId.get(this.#byEmail.get(email.toLowerCase()) ?? '');
  }

  values(): IterableIterator<StoredPerson> {
    return this.#byId.values();
  }

  clear(): void {
    this.#byId.clear();
    this.#byName.clear();
    this.#byEmail.clear();
  }

  put(person: StoredPerson): void {
    const before = this.#byId.get(person.id);
    if (before) this.#byName.delete(before.name.toLowerCase());
    if (before?.email !== undefined) this.#byEmail.delete(before.email.toLowerCase());
    this.#byId.set(person.id, person);
    this.#byName.set(person.name.toLowerCase(), person.id);
    if (person.email !== undefined) this.#byEmail.set(person.email.toLowerCase(), person.id);
  }
}

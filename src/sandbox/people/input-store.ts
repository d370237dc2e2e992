import type { JsonObject } from '../json.js';

/** What people have chosen or typed in the elements of a message or view, by block and action id. */
export class InputStore {
  readonly #byPlace = new Map<string, Map<string, JsonObject>>();

  get(person: string, place: string, block: string, action: string): JsonObject | undefined {
    return this.#byPlace.get(`${person} ${place}`)?.get(`${block}\u0000${action}`);
  }

  set(person: string, place: string, block: string, action: string, value: JsonObject): void {
    const at = `${person} ${place}`;
    const values = this.#byPlace.get(at) ?? new Map<string, JsonObject>();
    values.set(`${block}\u0000${action}`, value);
    this.#byPlace.set(at, values);
  }

  /** The view was closed, or its message is gone. */
  forget(person: string, place: string): void {
    this.#byPlace.delete(`${person} ${place}`);
  }

  clear(): void {
    this.#byPlace.clear();
  }
}

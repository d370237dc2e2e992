import type { JsonObject } from '../json.js';
import { str } from '../json.js';

/** What people have chosen or typed in the elements of a message or view, by block and action id. */
export class InputStore {
  readonly #byPlace = new Map<string, Map<string, JsonObject>>();
  readonly #offers = new Map<string, Map<string, JsonObject>>();

  get(person: string, place: string, block: string, action: string): JsonObject | undefined {
    return this.#byPlace.get(`${person} ${place}`)?.get(`${block}\u0000${action}`);
  }

  set(person: string, place: string, block: string, action: string, value: JsonObject): void {
    const at = `${person} ${place}`;
    const values = this.#byPlace.get(at) ?? new Map<string, JsonObject>();
    values.set(`${block}\u0000${action}`, value);
    this.#byPlace.set(at, values);
  }

  /** The app has offered these options in an external select: the person may choose any of them from now on. */
  offer(person: string, place: string, action: string, options: readonly JsonObject[]): void {
    const at = `${person} ${place}`;
    const known = this.#offers.get(at) ?? new Map<string, JsonObject>();
    for (const option of options) known.set(`${action}\u0000${str(option, 'value') ?? ''}`, option);
    this.#offers.set(at, known);
  }

  /** An option that was offered, by its value. */
  offered(person: string, place: string, action: string, value: string): JsonObject | undefined {
    return this.#offers.get(`${person} ${place}`)?.get(`${action}\u0000${value}`);
  }

  /** The view was closed, or its message is gone. */
  forget(person: string, place: string): void {
    this.#byPlace.delete(`${person} ${place}`);
    this.#offers.delete(`${person} ${place}`);
  }

  clear(): void {
    this.#byPlace.clear();
    this.#offers.clear();
  }
}

import type { JsonObject } from '../json.js';
import { str } from '../json.js';
import type { State } from '../workspace/state.js';

/** What people have chosen or typed in the elements of a message or view, and what they were offered there. */
export class InputStore {
  readonly #state: State;
  readonly #offers = new Map<string, Map<string, JsonObject>>();

  constructor(state: State) {
    this.#state = state;
  }

  get(person: string, place: string, block: string, action: string): JsonObject | undefined {
    return this.#state.input(person, place, block, action);
  }

  set(person: string, place: string, block: string, action: string, value: JsonObject): void {
    this.#state.commit({ t: 'input', user: person, place, block, action, value });
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

  /** The view was closed. What was entered there is forgotten with it. */
  forget(person: string, place: string): void {
    this.#offers.delete(`${person} ${place}`);
  }

  clear(): void {
    this.#offers.clear();
  }
}

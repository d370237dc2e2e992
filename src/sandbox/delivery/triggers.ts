import type { WallClock } from '../wall-clock.js';

const LIFE_MS = 3000;
const KEPT = 10_000;

interface Trigger {
  user: string;
  viewed: string | null;
  madeAt: number;
  used: boolean;
}

/** The trigger ids that are good for opening a view: three seconds, once. */
export class Triggers {
  readonly #wall: WallClock;
  readonly #newId: () => string;
  readonly #all = new Map<string, Trigger>();
  /** The conversation that each person looked at when they last did something outside of a modal. */
  readonly #viewed = new Map<string, string | null>();

  constructor(wall: WallClock, newId: () => string) {
    this.#wall = wall;
    this.#newId = newId;
  }

  /**
   * A new trigger for a person's interaction.
   * @param viewed the conversation that they look at; null: none; omitted, in a modal: the one below it
   */
  make(user: string, viewed = this.viewedBy(user)): string {
    const id = this.#newId();
    this.#viewed.set(user, viewed);
    this.#all.set(id, { user, viewed, madeAt: this.#wall.now(), used: false });
    if (this.#all.size > KEPT) {
      for (const [old] of this.#all) {
        this.#all.delete(old);
        break;
      }
    }
    return id;
  }

  viewedBy(user: string): string | null {
    return this.#viewed.get(user) ?? null;
  }

  /** Uses a trigger up. @returns whose it is and what they looked at, or why it cannot be used */
  use(
    id: string,
  ):
    | { user: string; viewed: string | null }
    | { error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' } {
    const trigger = this.#all.get(id);
    if (!trigger) return { error: 'invalid_trigger_id' };
    if (trigger.used) return { error: 'exchanged_trigger_id' };
    if (this.#wall.now() - trigger.madeAt > LIFE_MS) return { error: 'expired_trigger_id' };
    trigger.used = true;
    return { user: trigger.user, viewed: trigger.viewed };
  }
}

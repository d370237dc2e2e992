import type { WallClock } from '../wall-clock.js';

const LIFE_MS = 3000;
const KEPT = 10_000;

interface Trigger {
  user: string;
  madeAt: number;
  used: boolean;
}

/** The trigger ids that are good for opening a view: three seconds, once. */
export class Triggers {
  readonly #wall: WallClock;
  readonly #newId: () => string;
  readonly #all = new Map<string, Trigger>();

  constructor(wall: WallClock, newId: () => string) {
    this.#wall = wall;
    this.#newId = newId;
  }

  /** A new trigger for a person's interaction. */
  make(user: string): string {
    const id = this.#newId();
    this.#all.set(id, { user, madeAt: this.#wall.now(), used: false });
    if (this.#all.size > KEPT) {
      for (const [old] of this.#all) {
        this.#all.delete(old);
        break;
      }
    }
    return id;
  }

  /** Uses a trigger up. @returns the person it belongs to, or why it cannot be used */
  use(id: string): { user: string } | { error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' } {
    const trigger = this.#all.get(id);
    if (!trigger) return { error: 'invalid_trigger_id' };
    if (trigger.used) return { error: 'exchanged_trigger_id' };
    if (this.#wall.now() - trigger.madeAt > LIFE_MS) return { error: 'expired_trigger_id' };
    trigger.used = true;
    return { user: trigger.user };
  }
}

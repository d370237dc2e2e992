import { randomBytes } from 'node:crypto';
import type { WallClock } from '../wall-clock.js';

const LIFE_MS = 30_000;

/** What lets an app open a socket: good once, and for half a minute. */
export class Tickets {
  readonly #wall: WallClock;
  readonly #expires = new Map<string, number>();

  constructor(wall: WallClock) {
    this.#wall = wall;
  }

  /** A new ticket. Nobody can guess it: who has it gets what people say. */
  make(): string {
    for (const [ticket, end] of this.#expires) if (end < this.#wall.now()) this.#expires.delete(ticket);
    const ticket = randomBytes(24).toString('hex');
    this.#expires.set(ticket, this.#wall.now() + LIFE_MS);
    return ticket;
  }

  /** Uses a ticket up. @returns whether it was good */
  use(ticket: string): boolean {
    const end = this.#expires.get(ticket);
    this.#expires.delete(ticket);
    return end !== undefined && end >= this.#wall.now();
  }
}

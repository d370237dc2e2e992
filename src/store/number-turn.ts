import { setTimeout as pause } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';
import { Lease } from './lease.js';
import type { Models } from './models/schemas.js';

/** How long a process that fell silent keeps the others waiting. */
const leaseMs = 1500;
/** How long one process takes numbers before it asks whether another waits. */
const sliceMs = 40;
/** How often who waits looks; how long who gave the turn to another stays away; each time a little different. */
const lookAgainMs = (): number => 3 + 4 * Math.random();
const courtesyMs = 10;
/** A turn that is not used for so long is given back. */
const lingerMs = 20;

/**
 * Whose turn it is to take ticket numbers, between processes: their transactions would all take the same number, and
 * mostly repeat each other. Only a courtesy: the index of the numbers itself keeps them right.
 */
export class NumberTurn {
  readonly #connection: Connection;
  readonly #lease: Lease;
  #session: ClientSession | null = null;
  #askAt = 0;
  #safeUntil = 0;
  #timer: NodeJS.Timeout | null = null;
  #givesBack: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection, models: Models, teamId: string) {
    this.#connection = connection;
    this.#lease = new Lease(models, `${teamId}:numbers`);
  }

  /**
   * Waits for the turn of this process.
   * @returns the session that its transactions must use; null where the turn did not come in time
   */
  async take(deadline: number): Promise<ClientSession | null> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#givesBack;
    for (;;) {
      const now = performance.now();
      if (this.#session?.hasEnded === true) this.#session = null; // its transaction took too long
      if (this.#session && now < this.#safeUntil) return this.#session;
      if (await this.#take(now)) return this.#session;
      if (performance.now() > deadline) return null;
      await pause(lookAgainMs());
    }
  }

  async #take(now: number): Promise<boolean> {
    const isNew = this.#session === null;
    const session = this.#session ?? (await this.#connection.startSession());
    try {
      const taken = await this.#lease.take(leaseMs, session.id?.id ?? null);
      if (taken) {
        if (taken.abandoned !== null) await this.#end(taken.abandoned);
        if (isNew) this.#askAt = now + sliceMs;
        this.#session = session;
        this.#safeUntil = now + leaseMs / 3;
        return true;
      }
    } catch (error) {
      await this.#drop(session);
      throw error;
    }
    await this.#drop(session);
    return false;
  }

  async #drop(session: ClientSession): Promise<void> {
    this.#session = null;
    await session.endSession();
  }

  /** A transaction is over. @param hasMore whether this process needs the next turn as well */
  async done(hasMore: boolean): Promise<void> {
    if (!this.#session) return;
    if (!hasMore) {
      this.#timer = setTimeout(() => {
        this.#givesBack = this.#giveBack(false);
      }, lingerMs).unref();
      return;
    }
    if (performance.now() < this.#askAt) return;
    this.#askAt = performance.now() + sliceMs;
    if (await this.#giveBack(true)) await pause(courtesyMs);
  }

  async #giveBack(ifWanted: boolean): Promise<boolean> {
    try {
      const isBack = await this.#lease.release({ ifWanted });
      if (ifWanted && !isBack) return false;
    } catch {
      // it ends by itself
    }
    if (this.#session) await this.#drop(this.#session);
    return true;
  }

  /** The transaction of a process that died would keep its number until the server gives it up, a minute by default. */
  async #end(sessionId: unknown): Promise<void> {
    const admin = this.#connection.getClient().db('admin');
    await admin.command({ killSessions: [{ id: sessionId }] }).catch(() => undefined);
  }
}

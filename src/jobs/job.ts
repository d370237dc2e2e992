/** One time that a job must run: its name is unique among the job's slots, and says which one it is in logs. */
export interface Slot {
  readonly name: string;
  /** When it became due, where that is one moment. */
  readonly dueAt?: Date;
}

/** What a job has to do at a moment. */
export interface Due<S extends Slot> {
  readonly slots: readonly S[];
  /** When it will next have something to do, as things are; null: never. */
  readonly next: Date | null;
}

/**
 * Something that happens by the desk clock. A job keeps nothing in memory: what was done stands in the database, so
 * that any process may ask `due` at any time, and any may `run` a slot; only one of them does.
 */
export interface Job<S extends Slot = Slot> {
  readonly name: string;
  due(now: Date): Promise<Due<S>>;
  /** Does the slot's work. @returns false when it was done before, by whatever process */
  run(slot: S, now: Date): Promise<boolean>;
}

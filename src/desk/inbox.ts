/** An event of Slack's that was made durable before it was acknowledged. */
export interface InboxEntry {
  /** `event_id`: the same for every redelivery. */
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The right to handle an entry, until the lease ends or somebody else is given it. */
export interface Claim extends InboxEntry {
  /** Grows with each claim of the entry: who holds an older one changes nothing any more. */
  readonly token: number;
}

/** What arrived and is not lost, whatever happens to the process. Its times are of the wall clock. */
export interface Inbox {
  /**
   * Saves an entry; those that arrive while others are being saved are saved together.
   * @param isHeld false: this process will not handle it itself, so that any process may claim it at once
   * @returns the claim of this process; null where the entry was received before, or is not held
   * @throws when it was not saved in time
   */
  receive(entry: InboxEntry, isHeld: boolean): Promise<Claim | null>;
  /** The entry that waits longest and that nobody holds, except those; null where there is none. */
  claim(except: readonly string[]): Promise<Claim | null>;
  /** Holds on to what is still being handled. */
  renew(claims: readonly Claim[]): Promise<void>;
  /** Gives back what will not be handled here: it may be claimed at once. */
  release(claims: readonly Claim[]): Promise<void>;
  /** It was handled; noted with others, a moment later. */
  done(claim: Claim): void;
  /** Resolves when all that was done is noted. */
  noted(): Promise<void>;
  /** Keeps an entry whose handling failed, with the reason's code: to be handled again later, or given up. */
  failed(claim: Claim, reason: string): Promise<void>;
  /** Drops the contents of what was finished long ago; that it was received is remembered longer. */
  dropContents(): Promise<void>;
}

/** An entry whose handling was given up. */
export interface DeadEntry {
  readonly id: string;
  /** Null where it cannot be read. */
  readonly payload: InboxEntry['payload'] | null;
  readonly receivedAt: Date;
  /** The code of the last failure. */
  readonly reason: string;
}

/** What was given up, for those who decide about it. */
export interface Unhandled {
  /** Those that were given up last. */
  deadEntries(limit: number): Promise<DeadEntry[]>;
  /** Lets a dead entry be handled again, from its first attempt on; all of them for `null`. */
  revive(id: string | null): Promise<void>;
  /** Removes what a dead entry holds, for good; that it was received is remembered. */
  drop(id: string): Promise<void>;
  /** The same for all that were received before that moment. */
  dropOlder(moment: Date): Promise<void>;
  deadCount(): Promise<number>;
}

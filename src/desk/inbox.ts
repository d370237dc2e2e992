/** An event of Slack's that was made durable before it was acknowledged. */
export interface InboxEntry {
  /** `event_id`: the same for every redelivery. */
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What arrived and is not lost, whatever happens to the process. */
export interface Inbox {
  /** @returns false where the entry was received before */
  receive(entry: InboxEntry): Promise<boolean>;
  done(id: string): Promise<void>;
  /** Keeps an entry whose handling failed, with the reason's code. */
  failed(id: string, reason: string): Promise<void>;
  /** What was received before that moment and not finished, oldest first. */
  unfinished(limit: number): Promise<InboxEntry[]>;
}

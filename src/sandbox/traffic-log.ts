const KEPT = 2000;

/** One request, in either direction. Bodies and tokens are not kept. */
export interface TrafficEntry {
  n: number;
  at: string;
  direction: 'from app' | 'to app';
  /** Web API method, or the kind of delivery. */
  kind: string;
  status: number | 'timeout' | 'failed' | 'dropped';
  /** Slack's error word, if the answer had one. */
  error?: string;
  ms: number;
  retryNum?: number;
}

/** The latest requests, oldest first. */
export class TrafficLog {
  #entries: TrafficEntry[] = [];
  #count = 0;
  readonly #listeners = new Set<(entry: TrafficEntry) => void>();

  /** Calls back at each new entry. */
  onEntry(listener: (entry: TrafficEntry) => void): void {
    this.#listeners.add(listener);
  }

  add(entry: Omit<TrafficEntry, 'n' | 'at'>): void {
    this.#count += 1;
    const made = { n: this.#count, at: new Date().toISOString(), ...entry };
    this.#entries.push(made);
    for (const listener of this.#listeners) listener(made);
    if (this.#entries.length > 2 * KEPT) this.#entries = this.#entries.slice(-KEPT);
  }

  list(): TrafficEntry[] {
    return this.#entries.slice(-KEPT);
  }
}

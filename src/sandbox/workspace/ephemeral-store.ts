import type { EphemeralMessage } from './model.js';

/** Messages that only one person sees. They are never written down: a reload loses them, as in Slack. */
export class EphemeralStore {
  readonly #byId = new Map<string, EphemeralMessage>();

  put(message: EphemeralMessage): void {
    this.#byId.set(key(message.channel, message.ts, message.to), message);
  }

  get(channel: string, ts: string, to: string): EphemeralMessage | undefined {
    return this.#byId.get(key(channel, ts, to));
  }

  remove(channel: string, ts: string, to: string): void {
    this.#byId.delete(key(channel, ts, to));
  }

  /** What this person has been shown in a channel, oldest first. */
  of(channel: string, to: string): EphemeralMessage[] {
    return [...this.#byId.values()].filter((one) => one.channel === channel && one.to === to && one.shown);
  }

  /** The page was reloaded. */
  reload(person: string): void {
    for (const [id, message] of this.#byId) if (message.to === person) this.#byId.delete(id);
  }
}

function key(channel: string, ts: string, to: string): string {
  return `${channel} ${ts} ${to}`;
}

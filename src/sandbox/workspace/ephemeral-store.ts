import type { EphemeralMessage } from './model.js';

/** Messages that only one person sees. They are never written down: a reload loses them, as in Slack. */
export class EphemeralStore {
  readonly #byPerson = new Map<string, Map<string, Map<string, EphemeralMessage>>>();

  put(message: EphemeralMessage): void {
    const channels = this.#byPerson.get(message.to) ?? new Map<string, Map<string, EphemeralMessage>>();
    const messages = channels.get(message.channel) ?? new Map<string, EphemeralMessage>();
    messages.set(message.ts, message);
    channels.set(message.channel, messages);
    this.#byPerson.set(message.to, channels);
  }

  get(channel: string, ts: string, to: string): EphemeralMessage | undefined {
    return this.#byPerson.get(to)?.get(channel)?.get(ts);
  }

  remove(channel: string, ts: string, to: string): void {
    this.#byPerson.get(to)?.get(channel)?.delete(ts);
  }

  /** What this person has been shown in a channel, oldest first. */
  of(channel: string, to: string): EphemeralMessage[] {
    return [...(this.#byPerson.get(to)?.get(channel)?.values() ?? [])].filter((one) => one.shown);
  }

  /** The page was reloaded. */
  reload(person: string): void {
    this.#byPerson.delete(person);
  }

  clear(): void {
    this.#byPerson.clear();
  }
}

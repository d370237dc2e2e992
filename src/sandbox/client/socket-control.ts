import type { JsonObject } from '../json.js';
import type { DisconnectReason } from '../socket/connection.js';
import type { SeenSocket } from '../socket/sockets.js';
import type { Link } from './link.js';

/** What may happen to an app's sockets. `id` names one of them; omitted: all. */
export class SocketControl {
  readonly #link: Link;

  constructor(link: Link) {
    this.#link = link;
  }

  /** The open connections, oldest first. */
  list(): Promise<SeenSocket[]> {
    return this.#link.call('sockets');
  }

  /** Slack ends them. After `link_disabled` none can be opened until `enable`. */
  async disconnect(reason: DisconnectReason, id?: string): Promise<void> {
    await this.#link.call('sockets.disconnect', { reason, id });
  }

  async enable(): Promise<void> {
    await this.#link.call('sockets.enable');
  }

  /** Hangs up without a word. */
  async drop(id?: string): Promise<void> {
    await this.#link.call('sockets.drop', { id });
  }

  /** Sends a frame as it is, sense or nonsense. */
  async send(frame: string | JsonObject, id?: string): Promise<void> {
    await this.#link.call('sockets.send', { frame, id });
  }

  /** Slack says that it holds events back. */
  async limit(id?: string): Promise<void> {
    await this.#link.call('sockets.limit', { id });
  }
}

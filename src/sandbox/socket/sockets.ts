import type { WebSocket } from 'ws';
import type { Outcome, Parcel } from '../delivery/poster.js';
import type { JsonObject } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import type { WallClock } from '../wall-clock.js';
import { Connection } from './connection.js';
import type { DisconnectReason } from './connection.js';
import { envelopeOf } from './envelope.js';
import { Tickets } from './tickets.js';

const MOST = 10;
/** What Slack says of how long a connection lasts, in seconds. */
const USUAL_LIFE_S = 18_060;

export interface SocketsOptions {
  wall: WallClock;
  appId: string;
  /** Whether the manifest has Socket Mode on. */
  enabled: boolean;
  /** How often it asks whether the app is there. */
  pingMs: number;
  /** Called when the app has said hello where no connection was. */
  connected: () => void;
}

/** One connection, for those who look. */
export interface SeenSocket {
  id: string;
  ending: boolean;
}

/** The sockets that an app in Socket Mode has opened; deliveries go round. */
export class Sockets {
  readonly tickets: Tickets;
  readonly #options: SocketsOptions;
  #connections: Connection[] = [];
  /** These, and those that were refused and close. */
  readonly #all = new Set<Connection>();
  #enabled: boolean;
  #opened = 0;
  #turn = 0;

  constructor(options: SocketsOptions) {
    this.#options = options;
    this.#enabled = options.enabled;
    this.tickets = new Tickets(options.wall);
  }

  /** Takes a socket that came with a good ticket. */
  attach(socket: WebSocket): void {
    const { wall, pingMs } = this.#options;
    this.#opened += 1;
    const connection = new Connection(`W${this.#opened}`, socket, wall, pingMs);
    this.#all.add(connection);
    socket.on('close', () => {
      this.#all.delete(connection);
      this.#connections = this.#connections.filter((one) => one !== connection);
    });
    if (!this.#enabled || this.#connections.length >= MOST) {
      connection.disconnect(this.#enabled ? 'too_many_websockets' : 'link_disabled');
      return;
    }
    this.#connections.push(connection);
    connection.send({
      type: 'hello',
      num_connections: this.#connections.length,
      debug_info: {
        host: 'applink-sandbox',
        started: new Date(this.#options.wall.now()).toISOString(),
        build_number: 1,
        approximate_connection_time: USUAL_LIFE_S,
      },
      connection_info: { app_id: this.#options.appId },
    });
    if (this.#connections.length === 1) this.#options.connected();
  }

  /** Sends a parcel over one of the connections, over one that ends only where there is no other. */
  async deliver(parcel: Parcel): Promise<Outcome> {
    const open = this.#connections.filter((one) => one.open);
    const lasting = open.filter((one) => !one.ending);
    const choice = lasting.length > 0 ? lasting : open;
    this.#turn += 1;
    const connection = choice[this.#turn % choice.length];
    if (!connection) return { kind: 'failed', reason: 'no socket is open' };
    return connection.deliver(envelopeOf(parcel));
  }

  list(): SeenSocket[] {
    return this.#connections.filter((one) => one.open).map(({ id, ending }) => ({ id, ending }));
  }

  /** Tells a connection (or all) to go. After `link_disabled` there is no Socket Mode until `enable`. */
  disconnect(reason: DisconnectReason, id?: string): void {
    if (reason === 'link_disabled') this.#enabled = false;
    for (const one of this.#named(id)) one.disconnect(reason);
  }

  enable(): void {
    this.#enabled = true;
  }

  /** Sends a frame as it is, over a connection or all of them. */
  send(frame: JsonObject | string, id?: string): void {
    for (const one of this.#named(id)) one.send(frame);
  }

  /** Hangs up without a word. */
  drop(id?: string): void {
    for (const one of this.#named(id)) one.drop();
  }

  stop(): void {
    for (const one of this.#all) one.stop();
  }

  #named(id: string | undefined): Connection[] {
    if (id === undefined) return [...this.#connections];
    const found = this.#connections.filter((one) => one.id === id);
    if (found.length === 0) throw new SandboxError('no_such_socket', `there is no connection ${id}`);
    return found;
  }
}

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../base/clock.js';
import { refuseSecond, removeAddress, writeAddress } from './address-file.js';
import { RateLimits } from './api/rate-limits.js';
import { SandboxClient } from './client/sandbox-client.js';
import { Changes } from './control/changes.js';
import { DirectLink } from './control/direct-link.js';
import { EventDelivery } from './delivery/event-delivery.js';
import { pendingEvents } from './delivery/pending-events.js';
import { Poster } from './delivery/poster.js';
import { Triggers } from './delivery/triggers.js';
import { defaultWorkspace } from './default-workspace.js';
import { Faults } from './faults/faults.js';
import { listen } from './http/serve.js';
import type { AppManifest } from './manifest.js';
import { readRights } from './manifest.js';
import { Notifications } from './messages/notifications.js';
import { InputStore } from './people/input-store.js';
import type { PageControls, PageOptions } from './page/controls.js';
import { EventStream } from './page/event-stream.js';
import { refuseCredentials } from './refuse-credentials.js';
import { connectApp } from './request-url.js';
import { Sockets } from './socket/sockets.js';
import { TrafficLog } from './traffic-log.js';
import type { TrafficEntry } from './traffic-log.js';
import { realWallClock } from './wall-clock.js';
import type { WallClock } from './wall-clock.js';
import { EphemeralStore } from './workspace/ephemeral-store.js';
import { FileStore } from './workspace/file-store.js';
import { fillWorkspace } from './workspace/fill-workspace.js';
import { openState } from './workspace/open-state.js';
import type { StateRecord } from './workspace/records.js';
import type { WorkspaceSeed } from './workspace/seed.js';
import type { World } from './world.js';

/** How to start a sandbox. */
export interface SandboxOptions {
  /** The parsed manifest.yml: commands, shortcuts, scopes and events that exist. */
  manifest: AppManifest;
  /** The desk clock: message times and rate limits. */
  clock: Clock;
  /** Where the workspace is kept; omitted: in memory. */
  stateDir?: string;
  /** Default 0: any free port. Only 127.0.0.1 is bound. */
  port?: number;
  /** Where the app takes events and interactions; may be set later by `connect`. */
  requestUrl?: string;
  /** What an empty workspace is filled with. */
  workspace?: WorkspaceSeed;
  /** The page for people; omitted: there is none. */
  page?: PageOptions;
  /** How often apps in Socket Mode are pinged, in real time; default 10 s. */
  socketPingMs?: number;
  env?: NodeJS.ProcessEnv;
  /** Real time; tests put their own in. */
  wall?: WallClock;
}

/** A running sandbox. */
export interface Sandbox {
  readonly url: string;
  readonly apiUrl: string;
  readonly teamId: string;
  readonly botToken: string;
  /** The app-level token, for Socket Mode. */
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly appId: string;
  readonly controlToken: string;
  readonly faults: Faults;
  readonly client: SandboxClient;
  connect: (requestUrl: string) => void;
  /** What the page may do with the clock and the app. */
  control: (controls: PageControls) => void;
  /** Resolves when no delivery to the app is in flight or due now. */
  idle: () => Promise<void>;
  /** Calls back after every change. @returns the function that ends it */
  onChange: (listener: (change: StateRecord) => void) => () => void;
  traffic: () => TrafficEntry[];
  stop: () => Promise<void>;
}

/** Starts a local Slack. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  refuseCredentials(options.env ?? process.env);
  if (options.stateDir !== undefined) await refuseSecond(options.stateDir);
  const wall = options.wall ?? realWallClock;
  const { state, close } = openState(options.stateDir, wall.now());
  const world = makeWorld(options, wall, state);
  fillWorkspace(world, world.seed);
  const server = await listen(world, options.port ?? 0);
  world.link.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (options.requestUrl !== undefined) connectApp(world, options.requestUrl);
  const { stateDir } = options;
  if (stateDir !== undefined) writeAddress(stateDir, { url: world.link.url, controlToken: state.meta.controlToken });
  return handle(world, server, () => {
    if (stateDir !== undefined) removeAddress(stateDir);
    close();
  });
}

function makeWorld(options: SandboxOptions, wall: WallClock, state: World['state']): World {
  const link: World['link'] = { url: '', requestUrl: undefined, bySocket: false };
  const traffic = new TrafficLog();
  const faults = new Faults();
  const changes = new Changes();
  const rights = readRights(options.manifest);
  const sockets = new Sockets({
    wall,
    appId: state.meta.appId,
    enabled: rights.socketMode,
    pingMs: options.socketPingMs ?? 10_000,
    connected: () => {
      link.bySocket = true;
      events.resume();
    },
  });
  const poster = new Poster(
    wall,
    traffic,
    () => state.meta.signingSecret,
    () => (link.bySocket ? sockets : link.requestUrl),
  );
  const events = new EventDelivery(poster, wall, faults, pendingEvents(state));
  state.onChange(() => {
    changes.bump();
  });
  const world: Omit<World, 'stream'> = {
    state,
    manifest: options.manifest,
    rights,
    seed: options.workspace ?? defaultWorkspace,
    clock: options.clock,
    wall,
    link,
    ephemerals: new EphemeralStore(),
    files: new FileStore(options.stateDir),
    inputs: new InputStore(state),
    triggers: new Triggers(wall, () => state.ids.trigger()),
    limits: new RateLimits(options.clock),
    notifications: new Notifications(),
    changes,
    faults,
    traffic,
    poster,
    events,
    sockets,
    page: { options: options.page, controls: {}, zone: 'UTC', replay: null, resetting: false },
  };
  const whole = world as { -readonly [Key in keyof World]: World[Key] };
  whole.stream = new EventStream(whole);
  return whole;
}

function handle(world: World, server: Server, close: () => void): Sandbox {
  const { meta } = world.state;
  const client = new SandboxClient(new DirectLink(world));
  return {
    url: world.link.url,
    apiUrl: `${world.link.url}/api/`,
    teamId: meta.teamId,
    botToken: meta.botToken,
    appToken: meta.appToken,
    signingSecret: meta.signingSecret,
    botUserId: meta.botUserId,
    botId: meta.botId,
    appId: meta.appId,
    controlToken: meta.controlToken,
    faults: world.faults,
    client,
    connect: (requestUrl) => {
      connectApp(world, requestUrl);
    },
    control: (controls) => {
      world.page.controls = controls;
    },
    idle: async () => {
      world.events.flush();
      await world.poster.idle();
    },
    onChange: (listener) => world.state.onChange(listener),
    traffic: () => world.traffic.list(),
    stop: async () => {
      client.close();
      world.poster.close();
      world.sockets.stop();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
      close();
    },
  };
}

import { afterAll, beforeAll } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { DeskClock } from '../../../src/base/clock.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { AppManifest, Sandbox, SandboxClient } from '../../../src/sandbox/index.js';
import { ManualWall } from './manual-wall.js';
import { bellhopManifest } from './manifest.js';
import { RawPeer } from './raw-peer.js';
import { webClient } from './web.js';

/** A sandbox with an app of bare HTTP beside it, on clocks that a test moves. */
export interface Stand {
  sandbox: Sandbox;
  client: SandboxClient;
  web: WebClient;
  peer: RawPeer;
  clock: DeskClock;
  wall: ManualWall;
  /** The id of a channel. */
  channel: (name: string) => string;
  /** The id of a person. */
  user: (name: string) => string;
}

/** Sets a stand up for the tests of a file. The desk clock stands still at 2026-03-02 09:00 UTC. */
export function useStand(manifest: AppManifest = bellhopManifest()): Stand {
  const stand = {} as Stand;
  beforeAll(async () => {
    const clock = new DeskClock(new Date('2026-03-02T09:00:00Z'));
    const wall = new ManualWall();
    const sandbox = await startSandbox({ manifest, clock, wall, env: {} });
    const channels = new Map((await sandbox.client.channels()).map((one) => [one.name, one.id]));
    const users = new Map((await sandbox.client.people()).map((one) => [one.name, one.id]));
    Object.assign(stand, {
      sandbox,
      client: sandbox.client,
      web: webClient(sandbox),
      peer: await RawPeer.start(sandbox),
      clock,
      wall,
      channel: (name: string) => channels.get(name) ?? '',
      user: (name: string) => users.get(name) ?? '',
    } satisfies Stand);
  });
  afterAll(async () => {
    await stand.peer.stop();
    await stand.sandbox.stop();
  });
  return stand;
}

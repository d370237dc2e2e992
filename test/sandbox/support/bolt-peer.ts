import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Sandbox } from '../../../src/sandbox/index.js';

/** A real Bolt app that listens for the sandbox. */
export interface BoltPeer {
  app: App;
  stop(): Promise<void>;
}

/** Starts a Bolt app with these listeners and connects the sandbox to it. */
export async function startBolt(sandbox: Sandbox, register: (app: App) => void): Promise<BoltPeer> {
  const receiver = new HTTPReceiver({ signingSecret: sandbox.signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    token: sandbox.botToken,
    receiver,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
  });
  register(app);
  await app.init();
  const server = (await app.start(0)) as Server;
  sandbox.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  return {
    app,
    stop: async () => {
      await app.stop();
    },
  };
}

import { afterEach, expect, it } from '@jest/globals';
import { App, HTTPReceiver, LogLevel, type Receiver } from '@slack/bolt';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { slackLogger } from '../../../src/app/slack-access.js';
import { createLogger } from '../../../src/base/logger.js';
import { HttpReceiver } from '../../../src/slack/intake/http-receiver.js';
import { signedRequest } from '../../support/slack-requests.js';

const logger = createLogger({ level: 'silent', pretty: false });
const command = new URLSearchParams({ command: '/ticket', text: '', user_id: 'U1', team_id: 'T1', channel_id: 'C1' });
let app: App;
afterEach(() => app.stop());

/** What a command is answered where nobody can say whose it is. */
async function statusOf(receiver: Receiver, prepare: (bolt: App) => void): Promise<number> {
  const authorize = (): Promise<never> => Promise.reject(new Error('revoked'));
  app = new App({ receiver, authorize, logger: slackLogger(logger), logLevel: LogLevel.ERROR });
  prepare(app);
  const server = (await app.start({ port: 0, host: '127.0.0.1' })) as Server;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return (await signedRequest(url, { body: command.toString(), type: 'form', secret: 'secret' })).status;
}

it('a request that is not authorized is not acknowledged', async () => {
  const receiver = new HttpReceiver({ signingSecret: 'secret', logger });
  // as in src/app.ts
  expect(
    await statusOf(receiver, (bolt) => {
      bolt.error((error) => Promise.reject(error));
    }),
  ).toBe(503);
});

it('control: bare Bolt acknowledges it', async () => {
  const receiver = new HTTPReceiver({ signingSecret: 'secret', logger: slackLogger(logger) });
  expect(
    await statusOf(receiver, (bolt) => {
      bolt.error(() => Promise.resolve());
    }),
  ).toBe(200);
});

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Sandbox } from '../../src/sandbox/index.js';

/**
 * The peer: a Bolt app that keeps nothing. A command that does nothing; a message that is only answered.
 * @param answers false: a message that nothing follows from
 */
export async function startBareBolt(
  slack: Pick<Sandbox, 'botToken' | 'botId' | 'botUserId' | 'teamId' | 'apiUrl' | 'signingSecret'>,
  { answers = true } = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logLevel: LogLevel.ERROR });
  const { botToken, botId, botUserId, teamId } = slack;
  const app = new App({
    receiver,
    authorize: () => Promise.resolve({ botToken, botId, botUserId, teamId }),
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  app.command('/ticket', async ({ ack }) => {
    await ack();
  });
  app.message(async ({ message, say }) => {
    if (answers && message.subtype === undefined) await say({ text: 'Thank you', thread_ts: message.ts });
  });
  const server = (await app.start(0)) as Server;
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/slack/events`, stop: () => app.stop() as Promise<void> };
}

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, type BlockAction } from '@slack/bolt';
import mongoose from 'mongoose';
import type { ProcessStart } from './process.js';
import { runProgram } from './run-program.js';

/*
 * The control: an app as Bolt's guide has it. A message becomes a ticket and an answer in its thread; a press of Resolve
 * marks the ticket and says so. It acknowledges as Bolt does, keeps no inbox, and sends with the SDK's own retries.
 */

const words = { thanks: 'Thank you, we have your request: ', closing: 'Solved: ' };

async function start(options: ProcessStart): Promise<void> {
  const { botToken, botId, botUserId, teamId, mongo } = options;
  const connection = await mongoose.createConnection(mongo.uri, { dbName: mongo.dbName }).asPromise();
  const tickets = connection.collection<{ channel: string; ts: string; text: string; status: string }>('tickets');
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    processBeforeResponse: options.ackLast,
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    receiver,
    authorize: () => Promise.resolve({ botToken, botId, botUserId, teamId }),
    clientOptions: { slackApiUrl: options.apiUrl, logLevel: LogLevel.ERROR },
    logLevel: LogLevel.ERROR,
  });
  app.message(async ({ message, client: slack }) => {
    if (message.subtype !== undefined || message.thread_ts !== undefined) return;
    const { channel, ts, text = '', user } = message;
    await slack.users.info({ user });
    await tickets.insertOne({ channel, ts, text, status: 'open' });
    await slack.chat.postMessage({
      channel,
      thread_ts: ts,
      text: `${words.thanks}${text}`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `${words.thanks}${text}` } },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'resolve', text: { type: 'plain_text', text: 'Resolve' }, value: ts },
          ],
        },
      ],
    });
  });
  app.action<BlockAction>('resolve', async ({ body, ack, client: slack }) => {
    await ack();
    const thread = body.message?.['thread_ts'] as string;
    const channel = body.channel?.id ?? '';
    const ticket = await tickets.findOne({ channel, ts: thread });
    if (ticket?.status === 'solved') return;
    await tickets.updateOne({ channel, ts: thread }, { $set: { status: 'solved' } });
    await slack.chat.postMessage({ channel, thread_ts: thread, text: `${words.closing}${ticket?.text ?? ''}` });
  });
  app.error(() => Promise.resolve()); // what fails is lost, as its own log says
  const server = (await app.start(0)) as Server;
  const { port } = server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}/slack/events` });
}

runProgram(start);

import type { Server } from 'node:http';
import type { App, LogLevel, Receiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type WebClientOptions } from '@slack/web-api';
import { CodedError } from '../base/errors.js';
import { boltLogger, type Logger } from '../base/logger.js';
import { HttpReceiver } from '../slack/intake/http-receiver.js';
import { SocketReceiver } from '../slack/intake/socket-receiver.js';
import { slackErrorCode } from '../slack/optional.js';

export interface SlackAccess {
  readonly botToken: string;
  /** The Web API's address, with a slash at the end. */
  readonly apiUrl: string;
  readonly transport:
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number; readonly host?: string }
    | { readonly kind: 'socket'; readonly appToken: string };
}

/** As `reference/reliability.md` advises: no retries behind the outbox's back, no token to other hosts. */
export function clientOptions(apiUrl: string): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    allowAbsoluteUrls: false,
  };
}

/** Who Bellhop is in this workspace. @throws CodedError `slack_refused` with words for the operator */
export async function whoAmI(
  client: WebClient,
): Promise<{ teamId: string; userId: string; botId: string; url: string }> {
  try {
    const me = await client.auth.test();
    return { teamId: me.team_id ?? '', userId: me.user_id ?? '', botId: me.bot_id ?? '', url: me.url ?? '' };
  } catch (error) {
    const code = slackErrorCode(error);
    throw new CodedError(
      'slack_refused',
      `Slack does not accept SLACK_BOT_TOKEN (${code}). Copy the Bot User OAuth Token of your app again: it begins with xoxb-.`,
      { cause: error },
    );
  }
}

/** What Slack's libraries may log: at debug they write whole payloads, which no log of ours may hold. */
export function slackLogger(logger: Logger) {
  return { ...boltLogger<LogLevel>(logger), debug: () => undefined };
}

/** Slack's way in: HTTP, or a socket that Bellhop opens itself. */
export function receiverFor(slack: SlackAccess, logger: Logger): Receiver {
  const { transport } = slack;
  if (transport.kind === 'http') return new HttpReceiver({ signingSecret: transport.signingSecret, logger });
  return new SocketReceiver({
    appToken: transport.appToken,
    clientOptions: clientOptions(slack.apiUrl),
    boltLogger: slackLogger(logger),
    logger,
  });
}

/** Starts to listen. @returns the address for Slack's requests, if there is one */
export async function listen(app: App, slack: SlackAccess): Promise<string | null> {
  const { transport } = slack;
  if (transport.kind === 'socket') {
    await app.start();
    return null;
  }
  const { port, host } = transport;
  const server = (await app.start({
    port,
    ...(host === undefined ? {} : { host }),
  })) as Server;
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return `http://${host ?? 'localhost'}:${bound}/slack/events`;
}

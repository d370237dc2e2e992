import { LogLevel, WebClient } from '@slack/web-api';
import type { Sandbox } from '../../../src/sandbox/index.js';

/** The official client, without its own retries. */
export function webClient(sandbox: Pick<Sandbox, 'apiUrl' | 'botToken'>, token?: string): WebClient {
  return new WebClient(token ?? sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: silent,
  });
}

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Slack's word for a refusal; `none` when the call went well. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  return (await refusalData(call)).error;
}

/** The whole refusal. */
export async function refusalData(call: Promise<unknown>): Promise<{
  error: string;
  needed?: string;
  provided?: string;
  response_metadata?: { messages?: string[] };
}> {
  try {
    await call;
    return { error: 'none' };
  } catch (error) {
    const { data, message } = error as { data?: { error: string }; message: string };
    return data ?? { error: message };
  }
}

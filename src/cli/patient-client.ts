import { LogLevel, WebClient } from '@slack/web-api';
import { clientOptions } from '../app/slack-access.js';

/** A client for set-up and checks: it waits when Slack asks it to, and a failed call is tried again once. */
export function patientClient(token: string, apiUrl: string): WebClient {
  return new WebClient(token, {
    ...clientOptions(apiUrl),
    rejectRateLimitedCalls: false,
    retryConfig: { retries: 1 },
    logLevel: LogLevel.ERROR,
  });
}

import { createHmac } from 'node:crypto';

/** The headers with which Slack proves that a request is its own. */
export function signatureHeaders(secret: string, body: string, wallNow: number): Record<string, string> {
  const at = String(Math.floor(wallNow / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${digest}` };
}

import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far Slack's clock and ours may be apart, either way. */
export const toleranceSeconds = 300;

/** What proves that a request is Slack's. */
export interface Signed {
  readonly timestamp: number;
  readonly signature: string;
}

/**
 * Checks Slack's signature (v0) and the age of a request.
 * @param nowMs the wall clock
 * @returns null where it is not Slack's, too old, or of the future
 */
export function verify(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: Buffer,
  secret: string,
  nowMs: number,
): Signed | null {
  const signature = headers['x-slack-signature'];
  const at = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof at !== 'string' || !/^\d{1,12}$/u.test(at)) return null;
  const timestamp = Number(at);
  if (Math.abs(Math.floor(nowMs / 1000) - timestamp) > toleranceSeconds) return null;
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given) ? { timestamp, signature } : null;
}

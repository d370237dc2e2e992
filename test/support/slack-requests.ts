import { createHmac } from 'node:crypto';

/** A request as Slack signs it. */
export interface SlackRequest {
  readonly body: string | Buffer;
  readonly type?: 'json' | 'form';
  /** How far Slack's clock is ahead of ours, seconds. */
  readonly ahead?: number;
  /** When it is signed, Unix seconds; omitted: now. */
  readonly at?: number;
  readonly secret: string;
}

/** Sends a signed request. @returns the status and the body of the answer */
export async function signedRequest(
  url: string,
  { body, type = 'json', ahead = 0, at = Math.floor(Date.now() / 1000), secret }: SlackRequest,
): Promise<{ readonly status: number; readonly text: string }> {
  const timestamp = String(at + ahead);
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

/** A payload in the form's field, as Slack sends what people press and submit. */
export function asForm(payload: unknown): string {
  return `payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

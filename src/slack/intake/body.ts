import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';

/** @returns the body; `too_large`, or null where the sender went away */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too_large' | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve('too_large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        chunks.length = 0;
        resolve('too_large');
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => {
      resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks));
    });
    const gone = (): void => {
      resolve(null);
    };
    request.on('error', gone);
    request.on('close', gone);
  });
}

/** What Slack sends: JSON, a form, or JSON in the form's field `payload`. @returns undefined where it is none of them */
export function parseBody(body: Buffer, contentType: string | undefined): unknown {
  const text = body.toString('utf8');
  try {
    if (contentType?.split(';', 1)[0]?.trim() !== 'application/x-www-form-urlencoded') return JSON.parse(text);
    const form = parse(text);
    return typeof form['payload'] === 'string' ? JSON.parse(form['payload']) : { ...form };
  } catch {
    return undefined;
  }
}

/** `ssl_check=1`: Slack sends it unsigned, to see that the address answers. */
export function isSslCheck(body: Buffer, contentType: string | undefined): boolean {
  return contentType?.startsWith('application/x-www-form-urlencoded') === true && body.length < 1000
    ? parse(body.toString('utf8'))['ssl_check'] === '1'
    : false;
}

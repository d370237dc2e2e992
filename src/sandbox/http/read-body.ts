import type { IncomingMessage } from 'node:http';
import { SandboxError } from '../sandbox-error.js';

/** Reads a request's body up to a limit. Throws SandboxError `too_large` beyond it. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limit)
    throw new SandboxError('too_large', `more than ${limit} bytes`);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const part = chunk as Buffer;
    size += part.length;
    if (size > limit) throw new SandboxError('too_large', `more than ${limit} bytes`);
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

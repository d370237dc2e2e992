import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface LoadOptions {
  readonly url: string;
  readonly signingSecret: string;
  readonly connections: number;
  readonly total: number;
  /** The form-encoded body of the n-th request. */
  readonly body: (n: number) => string;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds, sorted. */
  readonly latencies: readonly number[];
  readonly failures: number;
}

/** Sends signed requests over a fixed number of connections, each waiting for its answer. Loopback only. */
export async function signedLoad(options: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const latencies: number[] = [];
  let next = 0;
  let failures = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < options.total; n = next++) {
      const began = performance.now();
      const status = await post(options, agent, options.body(n));
      latencies.push(performance.now() - began);
      if (status !== 200) failures += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: options.connections }, lane));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { perSecond: options.total / seconds, latencies: latencies.sort((a, b) => a - b), failures };
}

function post({ url, signingSecret }: LoadOptions, agent: Agent, body: string): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signature,
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => {
          resolve(answer.statusCode ?? 0);
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The value below which that share of the sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

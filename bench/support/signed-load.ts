import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface LoadOptions {
  readonly url: string;
  readonly signingSecret: string;
  readonly connections: number;
  readonly total: number;
  /** The body of the n-th request. */
  readonly body: (n: number) => string;
  /** Omitted: form-encoded. */
  readonly type?: 'json';
  /** Omitted: as fast as the answers come. */
  readonly perSecond?: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds, sorted. */
  readonly latencies: readonly number[];
  readonly failures: number;
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
}

/**
 * Sends signed requests over a fixed number of connections, each waiting for its answer; or, at a given rate, whether or
 * not those before were answered. Loopback only.
 */
export async function signedLoad(options: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const latencies: number[] = [];
  let next = 0;
  let failures = 0;
  const statuses = new Map<number, number>();
  const one = async (n: number): Promise<void> => {
    const began = performance.now();
    const status = await post(options, agent, options.body(n));
    latencies.push(performance.now() - began);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status !== 200) failures += 1;
  };
  const lane = async (): Promise<void> => {
    for (let n = next++; n < options.total; n = next++) await one(n);
  };
  const began = performance.now();
  if (options.perSecond === undefined) await Promise.all(Array.from({ length: options.connections }, lane));
  else await Promise.all(await paced(options.total, options.perSecond, one));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { perSecond: options.total / seconds, latencies: latencies.sort((a, b) => a - b), failures, statuses };
}

/** Begins one after the other at a steady rate. */
async function paced(total: number, perSecond: number, one: (n: number) => Promise<void>): Promise<Promise<void>[]> {
  const began = performance.now();
  const begun: Promise<void>[] = [];
  while (begun.length < total) {
    while (begun.length < total && begun.length <= ((performance.now() - began) / 1000) * perSecond) {
      begun.push(one(begun.length));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return begun;
}

function post({ url, signingSecret, type }: LoadOptions, agent: Agent, body: string): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
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

import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Why a request must not be served, or undefined when it may. A page of the web can make a browser send requests to
 * loopback (and, by rebinding its own name, read the answers): it cannot forge Host and Origin, so they are checked.
 */
export function refusal(req: IncomingMessage): string | undefined {
  const host = req.headers.host;
  if (host === undefined || !LOOPBACK.has(hostName(host))) return 'host_not_allowed';
  const origin = req.headers.origin;
  if (origin !== undefined && !sameOrigin(origin, host)) return 'origin_not_allowed';
  return undefined;
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

function sameOrigin(origin: string, host: string): boolean {
  try {
    const { protocol, hostname, port } = new URL(origin);
    const ownPort = /:(\d+)$/.exec(host)?.[1] ?? '80';
    return protocol === 'http:' && LOOPBACK.has(hostname) && (port === '' ? '80' : port) === ownPort;
  } catch {
    return false;
  }
}

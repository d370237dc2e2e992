import type { RunningDesk } from '../../app.js';
import { CodedError, hasCode } from '../../base/errors.js';
import type { Config } from '../../config.js';
import type { Metrics } from '../../health/metrics.js';
import type { Terminal } from '../command.js';

/** The private port, from before the desk starts until it has stopped. */
export interface Health {
  readonly metrics: Metrics;
  ready(desk: RunningDesk): void;
  drain(): void;
  stop(): Promise<void>;
}

/** Opens the port that the settings name. @throws CodedError `port_in_use` */
export async function openHealth({ health }: Config, { t, warn }: Terminal): Promise<Health | null> {
  if (!health) return null;
  const [{ Metrics }, { HealthServer }] = await Promise.all([
    import('../../health/metrics.js'),
    import('../../health/health-server.js'),
  ]);
  const metrics = new Metrics();
  const server = new HealthServer({ ...health, metrics });
  try {
    warn(t('start.health', { url: await server.start() }));
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
    throw new CodedError('port_in_use', t('start.health_port_taken', { port: String(health.port) }));
  }
  return {
    metrics,
    ready(desk) {
      server.ready(() => desk.hasDatabase());
    },
    drain() {
      server.drain();
    },
    stop: () => server.stop(),
  };
}

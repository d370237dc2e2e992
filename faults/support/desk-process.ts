import { startDesk, type RunningDesk } from '../../src/app.js';
import { createLogger, type LogLevel } from '../../src/base/logger.js';
import { connectStore } from '../../src/store/connection.js';
import { FastClock } from './fast-clock.js';
import type { ProcessOrder, ProcessStart } from './process.js';

/* A desk in a process of its own, which can be killed: what `bellhop start` runs, on the stage's clock. */

const level = (process.env['FAULTS_LOG'] ?? 'fatal') as LogLevel;

async function start({ botToken, apiUrl, signingSecret, mongo, clock: rate }: ProcessStart): Promise<void> {
  const connection = await connectStore(mongo);
  const clock = new FastClock(rate);
  const desk: RunningDesk = await startDesk({
    slack: { botToken, apiUrl, transport: { kind: 'http', signingSecret, port: 0, host: '127.0.0.1' } },
    connection,
    clock,
    logger: createLogger({ level, pretty: false }),
    locale: 'en',
    timezone: 'Asia/Taipei',
    running: true,
  });
  process.on('message', (order: ProcessOrder) => {
    if (order.do === 'step') clock.step(order.ms);
    if (order.do === 'memory') {
      globalThis.gc?.();
      process.send?.({ rss: process.memoryUsage.rss() });
    }
  });
  process.once('SIGTERM', () => {
    void desk
      .stop()
      .then(() => connection.close())
      .then(() => process.exit(0));
  });
  process.send?.({ url: desk.requestUrl });
}

process.on('message', (order: ProcessOrder) => {
  if (order.do === 'start') void start(order.start);
});
process.once('disconnect', () => process.exit(0));
process.send?.({ isLoaded: true });

import { startDesk, type RunningDesk } from '../../src/app.js';
import { createLogger, type LogLevel } from '../../src/base/logger.js';
import { connectStore } from '../../src/store/connection.js';
import { FastClock } from './fast-clock.js';
import type { ProcessOrder, ProcessStart } from './process.js';
import { runProgram } from './run-program.js';

/* A desk in a process of its own, which can be killed: what `bellhop start` runs, on the stage's clock. */

/** How often a desk with a fast clock looks whether something is due: its timers count the seconds of the wall clock. */
const tickMs = 250;
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
  if (rate.speed > 1) {
    setInterval(() => {
      clock.step(0);
    }, tickMs).unref();
  }
  process.on('message', (order: ProcessOrder) => {
    if (order.do === 'step') clock.step(order.ms);
    if (order.do === 'memory') {
      const rss = process.memoryUsage.rss();
      if (order.collect) globalThis.gc?.();
      process.send?.({ memory: { rss, heap: order.collect ? process.memoryUsage().heapUsed : null } });
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

runProgram(start);

import type { ProcessOrder, ProcessStart } from './process.js';

/** What an `AppProcess` runs: says that it is loaded, begins when it is told to, and ends with whoever started it. */
export function runProgram(start: (options: ProcessStart) => Promise<void>): void {
  process.on('message', (order: ProcessOrder) => {
    if (order.do === 'start') void start(order.start);
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.({ isLoaded: true });
}

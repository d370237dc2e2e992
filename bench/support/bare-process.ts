import type { ProcessOrder } from '../../faults/support/process.js';
import { startBareBolt } from './bare-bolt.js';

/* The peer that only answers, in a process of its own; an `AppProcess` starts it. */

process.on('message', (order: ProcessOrder) => {
  if (order.do === 'start') void startBareBolt(order.start).then(({ url }) => process.send?.({ url }));
});
process.once('disconnect', () => process.exit(0));
process.send?.({ isLoaded: true });

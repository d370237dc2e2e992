import { runProgram } from '../../faults/support/run-program.js';
import { startBareBolt } from './bare-bolt.js';

/* The peer that only answers, in a process of its own; an `AppProcess` starts it. */

runProgram(async (start) => {
  const { url } = await startBareBolt(start);
  process.send?.({ url });
});

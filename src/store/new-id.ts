import { randomBytes } from 'node:crypto';

/** Three bytes that tell this process's ids from another's. */
const processPart = randomBytes(3).toString('hex');
let lastMs = 0;
let inMs = 0;

/**
 * A new document id: 24 hex digits that sort in the order of making, within a process exactly and between processes
 * to the millisecond: 6 bytes of wall-clock time, 3 that count within a millisecond, 3 of the process.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    inMs = 0;
  } else {
    inMs += 1; // the clock may stand still or step back: ids never do
  }
  return lastMs.toString(16).padStart(12, '0') + inMs.toString(16).padStart(6, '0') + processPart;
}

/** The id that sorts directly before another: for what has to go before something that waits already. */
export function idBefore(id: string): string {
  return (BigInt(`0x${id}`) - 1n).toString(16).padStart(id.length, '0');
}

/** The last id that could be made within so many milliseconds after another. */
export function lastIdWithin(id: string, ms: number): string {
  const made = Number.parseInt(id.slice(0, 12), 16);
  return (made + ms).toString(16).padStart(12, '0') + 'f'.repeat(id.length - 12);
}

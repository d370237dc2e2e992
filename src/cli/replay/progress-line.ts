import type { WriteStream } from 'node:tty';
import type { Progress } from '../../replay/index.js';

/** Often enough to see that it goes on. */
const everyMs = 100;

/** One line of a terminal that says how far a replay is; nothing where there is no terminal. */
export class ProgressLine {
  readonly #out: Pick<WriteStream, 'isTTY' | 'write'>;
  #shownAt = -Infinity;

  constructor(out: Pick<WriteStream, 'isTTY' | 'write'>) {
    this.#out = out;
  }

  show({ rows, ofRows, at }: Progress): void {
    if (!this.#out.isTTY || performance.now() - this.#shownAt < everyMs) return;
    this.#shownAt = performance.now();
    const percent = String(Math.floor((rows / ofRows) * 100)).padStart(3);
    this.#out.write(`\r${percent} %  ${rows}/${ofRows}  ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`);
  }

  clear(): void {
    if (this.#out.isTTY) this.#out.write('\r\u001B[K');
  }
}

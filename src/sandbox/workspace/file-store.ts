import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The contents of files: beside the journal, or in memory. */
export class FileStore {
  readonly #dir: string | undefined;
  readonly #memory = new Map<string, Buffer>();

  constructor(stateDir: string | undefined) {
    this.#dir = stateDir === undefined ? undefined : join(stateDir, 'files');
    if (this.#dir !== undefined) mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
  }

  write(id: string, content: Buffer): void {
    if (this.#dir === undefined) this.#memory.set(id, content);
    else writeFileSync(join(this.#dir, id), content, { mode: 0o600 });
  }

  remove(id: string): void {
    if (this.#dir === undefined) this.#memory.delete(id);
    else rmSync(join(this.#dir, id), { force: true });
  }

  read(id: string): Buffer | undefined {
    if (this.#dir === undefined) return this.#memory.get(id);
    const path = join(this.#dir, id);
    return existsSync(path) ? readFileSync(path) : undefined;
  }
}

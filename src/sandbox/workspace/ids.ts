import { createHash } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A Slack-like id (prefix and nine characters) that is the same for the same seed and parts. */
export function derivedId(prefix: string, ...parts: (string | number)[]): string {
  const digest = createHash('sha256').update(parts.join('\u0000')).digest();
  let id = `${prefix}0`;
  for (let i = 0; i < 9; i++) id += ALPHABET.charAt((digest[i] ?? 0) % 36);
  return id;
}

/** Makes ids that never repeat: also not after a restart, because the boot's number is in them. */
export class IdSource {
  readonly #seed: string;
  readonly #boot: number;
  #count = 0;

  constructor(seed: string, boot: number) {
    this.#seed = seed;
    this.#boot = boot;
  }

  /** The next id with this prefix, in Slack's form. */
  next(prefix: string): string {
    return derivedId(prefix, this.#seed, this.#boot, this.#number());
  }

  /** The next trigger id: three numbers and a hash, as Slack's. */
  trigger(): string {
    const n = this.#number();
    const hash = createHash('md5').update(`${this.#seed}:${this.#boot}:${n}`).digest('hex');
    return `${this.#boot}${n}.${n}.${hash}`;
  }

  /** The next lower-case token of hex digits: view hashes, client message ids. */
  hex(length: number): string {
    return createHash('sha256').update(`${this.#seed}:${this.#boot}:${this.#number()}`).digest('hex').slice(0, length);
  }

  #number(): number {
    this.#count += 1;
    return this.#count;
  }
}

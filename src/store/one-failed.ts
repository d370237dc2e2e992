/** One of several that share a transaction failed by itself, and with it the transaction of all. */
export class OneFailed extends Error {
  override readonly name = 'OneFailed';
  /** Which of them, from 0. */
  readonly at: number;

  constructor(at: number, cause: unknown) {
    super('One of several failed', { cause });
    this.at = at;
  }
}

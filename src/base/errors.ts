/** An error that code can tell apart by its `code`. Its message is for operators and logs, never for a Slack user. */
export class CodedError extends Error {
  readonly code: string;

  /**
   * @param code snake_case, stable: what callers switch on
   * @param message one readable sentence or more
   */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CodedError';
    this.code = code;
  }
}

/** Whether an unknown thrown value carries this `code` (ours, Node's or a library's). */
export function hasCode(error: unknown, code: string | number): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

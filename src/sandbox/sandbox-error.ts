/** A step that Slack, or the sandbox itself, refuses. `code` is Slack's word for it where Slack has one. */
export class SandboxError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = 'SandboxError';
    this.code = code;
  }
}

/** The way to a sandbox's control API. */
export interface Link {
  /** Does one operation. Throws SandboxError with Slack's word for a refusal. */
  call<T>(operation: string, input?: object): Promise<T>;
  close(): void;
}

import type { JsonObject } from '../json.js';

/** A refusal of the Web API: `{ok: false, error, …}`. */
export class ApiError extends Error {
  readonly error: string;
  readonly extra: JsonObject;

  constructor(error: string, extra: JsonObject = {}) {
    super(error);
    this.name = 'ApiError';
    this.error = error;
    this.extra = extra;
  }
}

/** A refusal that says where the argument is wrong, in Slack's way. */
export function invalidArguments(error: string, messages: readonly string[]): ApiError {
  return new ApiError(error, { response_metadata: { messages: [...messages] } });
}

import { SandboxError } from './sandbox-error.js';

/** An address that the sandbox can send to. Throws SandboxError `invalid_url` for anything else. */
export function checkRequestUrl(given: string): string {
  if (URL.canParse(given) && new URL(given).protocol === 'http:') return given;
  throw new SandboxError('invalid_url', `"${given}" is no http address, such as http://127.0.0.1:3000/slack/events`);
}

import { SandboxError } from './sandbox-error.js';
import type { World } from './world.js';

/** An app listens there from now on; it also gets the events that an earlier one left. */
export function connectApp(world: World, requestUrl: string): void {
  world.link.requestUrl = checkRequestUrl(requestUrl);
  world.link.bySocket = false;
  world.events.resume();
}

/** An address that the sandbox can send to. Throws SandboxError `invalid_url` for anything else. */
function checkRequestUrl(given: string): string {
  if (URL.canParse(given) && new URL(given).protocol === 'http:') return given;
  throw new SandboxError('invalid_url', `"${given}" is no http address, such as http://127.0.0.1:3000/slack/events`);
}

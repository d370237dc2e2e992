import type { JsonObject } from '../json.js';
import type { World } from '../world.js';
import type { Args } from './args.js';
import type { Tier } from './rate-limits.js';

/** One call of a Web API method. */
export interface Call {
  world: World;
  args: Args;
}

/** A Web API method: its limits, what it needs, and what it does. Throws ApiError to refuse. */
export interface Method {
  name: string;
  tier: Tier;
  /** The scope that is needed whatever the arguments are. */
  scope?: string;
  /** False for the few that answer without a token, `app` for those that want the app's own; else the bot's. */
  auth?: false | 'app';
  run(call: Call): JsonObject;
}

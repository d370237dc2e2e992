import type { ChannelKind, StoredChannel } from '../workspace/model.js';
import type { World } from '../world.js';
import { ApiError } from './api-error.js';

const FAMILY: Record<ChannelKind, string> = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' };

/** Refuses a call whose scope the manifest does not ask for. */
export function needScope(world: World, scope: string): void {
  if (!world.rights.scopes.has(scope)) throw missingScope(world, scope);
}

/** The scope of a verb for one kind of conversation: `channels:read`, `groups:history`, … */
export function kindScope(kind: ChannelKind, verb: string): string {
  return `${FAMILY[kind]}:${verb}`;
}

export function needKindScope(world: World, channel: StoredChannel, verb: string): void {
  needScope(world, kindScope(channel.kind, verb));
}

export function missingScope(world: World, needed: string): ApiError {
  return new ApiError('missing_scope', { needed, provided: [...world.rights.scopes].join(',') });
}

import type { JsonObject } from '../json.js';
import type { StoredChannel } from '../workspace/model.js';
import type { World } from '../world.js';
import { deskSeconds } from '../world.js';

const MESSAGE_EVENT = {
  public: 'message.channels',
  private: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
} as const;
const HISTORY_SCOPE = {
  public: 'channels:history',
  private: 'groups:history',
  im: 'im:history',
  mpim: 'mpim:history',
} as const;
const CHANNEL_TYPE = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;

/** Whether the bot hears what happens in a conversation: only where it is a member. */
function botHears(world: World, channel: StoredChannel): boolean {
  return world.state.channels.isMember(channel.id, world.state.meta.botUserId);
}

/** Sends a message event, if the manifest subscribes to that kind of conversation and the bot is in it. */
export function emitMessageEvent(world: World, channel: StoredChannel, event: JsonObject): void {
  if (!world.rights.events.has(MESSAGE_EVENT[channel.kind]) || !botHears(world, channel)) return;
  send(world, { ...event, channel: channel.id, channel_type: CHANNEL_TYPE[channel.kind] }, channel);
}

/** Sends an event of another type that happened in a conversation. */
export function emitChannelEvent(world: World, channel: StoredChannel, event: JsonObject & { type: string }): void {
  if (!world.rights.events.has(event.type) || !botHears(world, channel)) return;
  const { scopes } = world.rights;
  const reaction = event.type.startsWith('reaction_');
  if (reaction && !(scopes.has('reactions:read') && scopes.has(HISTORY_SCOPE[channel.kind]))) return;
  send(world, event, channel);
}

/** Sends an event that belongs to no conversation (user_change, app_home_opened). */
export function emitWorkspaceEvent(world: World, event: JsonObject & { type: string }): void {
  if (world.rights.events.has(event.type)) send(world, event);
}

function send(world: World, event: JsonObject, channel?: StoredChannel): void {
  const { meta, ids } = world.state;
  world.events.enqueue({
    token: meta.verificationToken,
    team_id: meta.teamId,
    context_team_id: meta.teamId,
    context_enterprise_id: null,
    api_app_id: meta.appId,
    event,
    type: 'event_callback',
    event_id: ids.next('Ev'),
    event_time: deskSeconds(world),
    authorizations: [
      {
        enterprise_id: null,
        team_id: meta.teamId,
        user_id: meta.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.extShared ?? false,
    event_context: `4-${ids.hex(40)}`,
  });
}

import type { JsonObject } from '../../json.js';
import type { StoredChannel } from '../../workspace/model.js';
import type { World } from '../../world.js';

/** A conversation object of the Web API, as the bot sees it. */
export function channelShape(world: World, channel: StoredChannel, options: { numMembers?: boolean } = {}): JsonObject {
  const { state } = world;
  const { botUserId, teamId } = state.meta;
  const members = state.channels.members(channel.id);
  if (channel.kind === 'im') {
    return {
      id: channel.id,
      created: channel.created,
      is_archived: channel.archived,
      is_im: true,
      is_org_shared: false,
      user: [...members].find((id) => id !== botUserId) ?? botUserId,
      is_user_deleted: false,
      priority: 0,
      updated: channel.created * 1000,
      context_team_id: teamId,
    };
  }
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    created: channel.created,
    is_archived: channel.archived,
    is_general: channel.name === 'general',
    unlinked: 0,
    name_normalized: channel.name,
    is_shared: channel.extShared,
    is_org_shared: false,
    is_ext_shared: channel.extShared,
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    shared_team_ids: [teamId],
    previous_names: [],
    context_team_id: teamId,
    updated: channel.created * 1000,
    parent_conversation: null,
    creator: channel.creator,
    is_member: members.has(botUserId),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: channel.purpose, creator: channel.purpose === '' ? '' : channel.creator, last_set: 0 },
    ...(options.numMembers === true ? { num_members: members.size } : {}),
  };
}

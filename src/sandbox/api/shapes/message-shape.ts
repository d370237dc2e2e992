import type { JsonObject } from '../../json.js';
import type { StoredMessage } from '../../workspace/model.js';
import type { World } from '../../world.js';
import { fileShape } from './file-shape.js';

/** A message as the Web API and events show it. */
export function messageShape(world: World, message: StoredMessage, options: { metadata?: boolean } = {}): JsonObject {
  const { state } = world;
  const files = (message.files ?? []).map((id) => state.files.get(id)).filter((file) => file !== undefined);
  return {
    type: 'message',
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ...(message.user === undefined ? {} : { user: message.user }),
    text: message.text,
    ts: message.ts,
    ...(message.clientMsgId === undefined ? {} : { client_msg_id: message.clientMsgId }),
    ...(message.botId === undefined ? {} : botFields(world, message)),
    ...(message.username === undefined ? {} : { username: message.username }),
    ...(message.icons === undefined ? {} : { icons: message.icons }),
    ...(message.inviter === undefined ? {} : { inviter: message.inviter }),
    team: message.teamId ?? state.meta.teamId,
    ...(foreign(world, message) ? { user_team: message.teamId, source_team: message.teamId } : {}),
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(files.length === 0 ? {} : { files: files.map((file) => fileShape(world, file)), upload: false }),
    ...(message.edited === undefined ? {} : { edited: { user: message.edited.user, ts: message.edited.ts } }),
    ...threadFields(world, message),
    ...reactionFields(message),
    ...(options.metadata === true && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

/** Written by somebody from another workspace. */
function foreign(world: World, message: StoredMessage): boolean {
  return message.teamId !== undefined && message.teamId !== world.state.meta.teamId;
}

function botFields(world: World, message: StoredMessage): JsonObject {
  const { meta } = world.state;
  return {
    bot_id: message.botId,
    app_id: meta.appId,
    bot_profile: {
      id: meta.botId,
      deleted: false,
      name: world.manifest.display_information.name,
      updated: 0,
      app_id: meta.appId,
      user_id: meta.botUserId,
      icons: { image_36: `${world.link.url}/icon_36.png` },
      team_id: meta.teamId,
    },
  };
}

function threadFields(world: World, message: StoredMessage): JsonObject {
  const log = world.state.channels.log(message.channel);
  if (message.threadTs !== undefined && message.threadTs !== message.ts) {
    const parent = log.get(message.threadTs);
    return {
      thread_ts: message.threadTs,
      ...(parent?.user === undefined ? {} : { parent_user_id: parent.user }),
    };
  }
  const thread = log.thread(message.ts);
  if (!thread) return {};
  return {
    thread_ts: message.ts,
    reply_count: thread.replies.length,
    reply_users_count: thread.users.size,
    latest_reply: thread.replies.at(-1) ?? '',
    reply_users: [...thread.users].slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}

function reactionFields(message: StoredMessage): JsonObject {
  const reactions = message.reactions ?? [];
  if (reactions.length === 0) return {};
  return { reactions: reactions.map(({ name, users }) => ({ name, users, count: users.length })) };
}

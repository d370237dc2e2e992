import type { JsonObject } from '../../json.js';
import type { StoredFile } from '../../workspace/model.js';
import type { World } from '../../world.js';

/** A file object of the Web API. Its private addresses lead back to the sandbox and want the bot's token. */
export function fileShape(world: World, file: StoredFile): JsonObject {
  if (file.deleted === true) return { id: file.id, mode: 'tombstone' };
  const { teamId } = world.state.meta;
  const path = `${teamId}-${file.id}`;
  const name = encodeURIComponent(file.name);
  const extension = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? 'text';
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: extension,
    pretty_type: extension.toUpperCase(),
    user: file.user,
    user_team: teamId,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: file.channels.some((id) => world.state.channels.get(id)?.kind === 'public'),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${world.link.url}/files-pri/${path}/${name}`,
    url_private_download: `${world.link.url}/files-pri/${path}/download/${name}`,
    permalink: `${world.link.url}/files/${file.user}/${file.id}/${name}`,
    permalink_public: `${world.link.url}/files/public/${path}`,
    channels: file.channels.filter((id) => world.state.channels.get(id)?.kind === 'public'),
    groups: file.channels.filter((id) => world.state.channels.get(id)?.kind === 'private'),
    ims: file.channels.filter((id) => world.state.channels.get(id)?.kind === 'im'),
    shares: sharesOf(world, file),
    is_starred: false,
    has_rich_preview: false,
    comments_count: 0,
    file_access: 'visible',
  };
}

/** Where the file was shared, as Slack sorts it: public or private, by conversation. */
function sharesOf(world: World, file: StoredFile): JsonObject {
  const { channels, meta } = world.state;
  const shares: Record<string, Record<string, JsonObject[]>> = {};
  for (const { channel: id, ts } of file.shares ?? []) {
    const channel = channels.get(id);
    const visibility = channel?.kind === 'public' ? 'public' : 'private';
    const thread = channels.log(id).thread(ts);
    const share = {
      reply_users: [...(thread?.users ?? [])],
      reply_users_count: thread?.users.size ?? 0,
      reply_count: thread?.replies.length ?? 0,
      ts,
      channel_name: channel?.name ?? '',
      team_id: meta.teamId,
      share_user_id: file.user,
      source: 'UNKNOWN',
      is_silent_share: false,
    };
    ((shares[visibility] ??= {})[id] ??= []).push(share);
  }
  return shares;
}

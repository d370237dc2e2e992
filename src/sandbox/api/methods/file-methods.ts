import type { JsonObject } from '../../json.js';
import { isObject, str } from '../../json.js';
import { deleteFile } from '../../messages/delete-file.js';
import { postMessage } from '../../messages/post-message.js';
import { mimeOf } from '../../messages/mime-type.js';
import type { StoredFile } from '../../workspace/model.js';
import type { World } from '../../world.js';
import { deskSeconds } from '../../world.js';
import { ApiError } from '../api-error.js';
import { findChannel, needMembership, needOpen } from '../find.js';
import type { Call, Method } from '../method.js';
import { fileShape } from '../shapes/file-shape.js';

const MAX_FILE = 20_000_000;

function getUploadUrl({ world, args }: Call): JsonObject {
  const name = args.need('filename');
  const size = Number(args.need('length'));
  if (!Number.isInteger(size) || size <= 0) throw new ApiError('invalid_arguments');
  if (size > MAX_FILE) throw new ApiError('file_too_large');
  const file: StoredFile = {
    id: world.state.ids.next('F'),
    name,
    title: name,
    mimetype: mimeOf(name),
    size,
    user: world.state.meta.botUserId,
    created: deskSeconds(world),
    channels: [],
    complete: false,
  };
  world.state.commit({ t: 'file', file });
  return { upload_url: `${world.link.url}/upload/v1/${file.id}`, file_id: file.id };
}

function pending(world: World, id: string): StoredFile {
  const file = world.state.files.get(id);
  if (!file || file.complete || world.files.read(id) === undefined) throw new ApiError('file_not_found');
  return file;
}

function complete({ world, args }: Call): JsonObject {
  const given = args.json('files');
  if (!Array.isArray(given) || given.length === 0) throw new ApiError('invalid_arguments');
  const ids = [...args.names('channels'), ...args.names('channel_id')];
  const channels = ids.map((id) => findChannel(world, id));
  for (const channel of channels) {
    needMembership(world, channel);
    needOpen(channel);
  }
  const files = given.filter(isObject).map((one) => {
    const file = pending(world, str(one, 'id') ?? '');
    return { ...file, title: str(one, 'title') ?? file.name, complete: true, channels: channels.map(({ id }) => id) };
  });
  for (const file of files) world.state.commit({ t: 'file', file });
  const threadTs = args.text('thread_ts');
  const { botUserId, botId } = world.state.meta;
  for (const channel of channels) {
    postMessage(world, channel, {
      user: botUserId,
      botId,
      subtype: 'file_share',
      text: args.text('initial_comment') ?? '',
      files: files.map(({ id }) => id),
      ...(threadTs === undefined ? {} : { threadTs }),
    });
  }
  return { files: files.map((file) => fileShape(world, world.state.files.get(file.id) ?? file)) };
}

/** A file that the bot may see: its own, one of a conversation that it is in, or one of its forms. */
function visible({ world, args }: Call): StoredFile {
  const file = world.state.files.get(args.need('file', 'file_not_found'));
  const { botUserId } = world.state.meta;
  const seen = file?.channels.some((id) => world.state.channels.isMember(id, botUserId)) ?? false;
  if (!file?.complete || (!seen && file.inForm !== true && file.user !== botUserId))
    throw new ApiError('file_not_found');
  if (file.deleted === true) throw new ApiError('file_deleted');
  return file;
}

function remove(call: Call): JsonObject {
  const file = visible(call);
  if (file.user !== call.world.state.meta.botUserId) throw new ApiError('cant_delete_file');
  deleteFile(call.world, file);
  return {};
}

function info(call: Call): JsonObject {
  const { world } = call;
  const file = visible(call);
  return {
    file: fileShape(world, file),
    comments: [],
    paging: { count: 100, total: 0, page: 1, pages: 0 },
    response_metadata: { next_cursor: '' },
  };
}

/** files.getUploadURLExternal, files.completeUploadExternal, files.info, files.delete */
export const fileMethods: Method[] = [
  { name: 'files.getUploadURLExternal', tier: 4, scope: 'files:write', run: getUploadUrl },
  { name: 'files.completeUploadExternal', tier: 4, scope: 'files:write', run: complete },
  { name: 'files.info', tier: 4, scope: 'files:read', run: info },
  { name: 'files.delete', tier: 3, scope: 'files:write', run: remove },
];

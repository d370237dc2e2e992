import type { StoredFile } from '../workspace/model.js';
import type { World } from '../world.js';
import { changeMessage } from './change-message.js';

/** Deletes a file: its contents are gone, and a tombstone stands in each message that brought it. */
export function deleteFile(world: World, file: StoredFile): void {
  const { channels } = world.state;
  world.files.remove(file.id);
  const messages = (file.shares ?? []).flatMap((share) => {
    const channel = channels.get(share.channel);
    const message = channels.log(share.channel).get(share.ts);
    return channel && message ? [{ channel, message }] : [];
  });
  world.state.commit({ t: 'file', file: { ...file, deleted: true } });
  for (const { channel, message } of messages) changeMessage(world, channel, message, message);
}

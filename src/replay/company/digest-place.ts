import { weekdays } from '../../desk/settings/desk-settings.js';
import type { SettingsDraft } from './settings-draft.js';

/** Where the digests of a log are posted. */
export interface DigestPlace {
  readonly channel: string;
  /** Takes a channel that was only for the log out of the desk's settings again; its posts stay. */
  close(): Promise<void>;
}

/**
 * The managers' channel. A desk without one gets one, with a digest every day; a desk that has had digests of later
 * days than the log's posts none of earlier days any more, so the log gets a new channel for its own.
 */
export async function openDigest(given: {
  readonly draft: SettingsDraft;
  readonly ownDigest: boolean;
  readonly openChannel: (name: string, members: readonly string[]) => Promise<string>;
  readonly taken: ReadonlyMap<string, string>;
}): Promise<DigestPlace> {
  const { draft, ownDigest, openChannel, taken } = given;
  const { digest, roles } = draft.current;
  const [first] = digest.channels;
  if (!first) {
    const channel = await openChannel('support-managers', roles.managers);
    draft.change({ digest: { ...digest, channels: [{ channel }], weekdays } });
    return { channel, close: () => Promise.resolve() };
  }
  if (!ownDigest) return { channel: first.channel, close: () => Promise.resolve() };
  let name = 'replay-managers';
  for (let count = 2; taken.has(name); count += 1) name = `replay-managers-${count}`;
  const channel = await openChannel(name, roles.managers);
  draft.change({ digest: { ...digest, channels: [...digest.channels, { channel }] } });
  return {
    channel,
    async close() {
      const after = draft.current.digest;
      draft.change({ digest: { ...after, channels: after.channels.filter((each) => each.channel !== channel) } });
      await draft.save();
    },
  };
}

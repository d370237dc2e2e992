import type { ResponseHook } from '../workspace/model.js';
import type { World } from '../world.js';

const LIFE_MS = 30 * 60_000;

/** Makes the response_url of an interaction. */
export function makeResponseUrl(
  world: World,
  place: Pick<ResponseHook, 'channel' | 'user' | 'ephemeral'> & {
    ts?: string | undefined;
    threadTs?: string | undefined;
  },
): string {
  const { channel, user, ephemeral, ts, threadTs } = place;
  const id = world.state.ids.hex(24);
  world.state.commit({
    t: 'hook',
    hook: {
      id,
      channel,
      user,
      ephemeral,
      ...(ts === undefined ? {} : { ts }),
      ...(threadTs === undefined ? {} : { threadTs }),
      uses: 0,
      expires: world.wall.now() + LIFE_MS,
    },
  });
  return `${world.link.url}/response/${id}`;
}

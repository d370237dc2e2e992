import type { StoredMessage } from '../workspace/model.js';
import type { World } from '../world.js';

/** The address of a message, in Slack's form, on the sandbox's own host. */
export function permalink(world: World, message: StoredMessage): string {
  const reply = message.threadTs !== undefined && message.threadTs !== message.ts;
  const thread = reply ? `?thread_ts=${message.threadTs}&cid=${message.channel}` : '';
  return `${world.link.url}/archives/${message.channel}/p${message.ts.replace('.', '')}${thread}`;
}

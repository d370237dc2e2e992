import type { Message } from '../../desk/messages/message.js';
import type { Reads } from '../../desk/ports.js';

/**
 * Questions within a transaction whose writes are gathered: what was written before is sent first, unless it can change
 * nothing about the answer.
 * @param said the messages that were written in it so far
 */
export function readsOfShared(reads: Reads, flush: () => Promise<void>, said: readonly Message[]): Reads {
  const afterFlush = Object.fromEntries(
    Object.entries(reads).map(([name, read]) => [
      name,
      async (...args: unknown[]): Promise<unknown> => {
        await flush();
        return (read as (...given: unknown[]) => Promise<unknown>)(...args);
      },
    ]),
  ) as unknown as Reads;
  return {
    ...afterFlush,
    // kept in memory, and never changed in such a transaction
    settings: () => reads.settings(),
    recentTicketBy(userId, channel, from, to) {
      const isTheirs = ({ author, source }: Message): boolean =>
        author.kind === 'slack' && author.userId === userId && source?.channel === channel;
      return (said.some(isTheirs) ? afterFlush : reads).recentTicketBy(userId, channel, from, to);
    },
  };
}

import type { Clock } from '../base/clock.js';
import type { Logger } from '../base/logger.js';
import type { OutboxQueue } from '../desk/outbox/queue.js';
import { tellAdmins } from '../desk/outbox/unreachable.js';
import type { Reads } from '../desk/ports.js';
import { slackErrorCode } from '../slack/optional.js';

interface Parts {
  readonly queue: Pick<OutboxQueue, 'addOnce'>;
  readonly reads: Pick<Reads, 'settings' | 'workspaceAdmins'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly wake: () => void;
}

/** Tells the admins that an event could not be handled, once a day. What stays untold stands in their Home tabs all the same. */
export async function tellUnhandled({ queue, reads, clock, logger, wake }: Parts): Promise<void> {
  try {
    const day = clock.now().toISOString().slice(0, 10);
    const line = { key: 'unhandled.admin', values: {} } as const;
    await queue.addOnce(`unhandled:${day}`, await tellAdmins(await reads.settings(), reads, line));
    wake();
  } catch (error) {
    logger.warn({ code: slackErrorCode(error) }, 'The admins could not be told of an event that was given up');
  }
}

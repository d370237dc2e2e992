import type { Clock } from '../base/clock.js';
import type { Logger } from '../base/logger.js';
import type { OutboxQueue } from '../desk/outbox/queue.js';
import { tellAdmins } from '../desk/outbox/unreachable.js';
import type { DeskSettings } from '../desk/settings/desk-settings.js';
import { slackErrorCode } from '../slack/optional.js';

interface Parts {
  readonly queue: Pick<OutboxQueue, 'addOnce'>;
  readonly settings: () => Promise<DeskSettings>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly wake: () => void;
}

/** Tells the admins that an event could not be handled, once a day. What stays untold stands in their Home tabs all the same. */
export async function tellUnhandled({ queue, settings, clock, logger, wake }: Parts): Promise<void> {
  try {
    const day = clock.now().toISOString().slice(0, 10);
    await queue.addOnce(`unhandled:${day}`, tellAdmins(await settings(), { key: 'unhandled.admin', values: {} }));
    wake();
  } catch (error) {
    logger.warn({ code: slackErrorCode(error) }, 'The admins could not be told of an event that was given up');
  }
}

import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Inbox } from '../desk/inbox.js';
import type { Logger } from '../base/logger.js';
import { slackErrorCode } from './optional.js';

interface EventPayload {
  readonly type?: string;
  readonly event_id?: string;
  readonly event?: {
    readonly type?: string;
    readonly subtype?: string;
    readonly user?: string;
    readonly message?: { readonly user?: string };
  };
  readonly [key: string]: unknown;
}

/** Counts what is being handled, so that a stop can wait for it. */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();

  async track<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** Resolves when nothing is being handled. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}

/**
 * Makes a receiver durable: Bolt acknowledges an event before any listener runs, so the event is saved first. A
 * redelivery of an event that is saved already is acknowledged and not handled again. Where it cannot be saved the
 * error reaches the receiver, which does not acknowledge, and Slack delivers again.
 */
export function makeDurable(
  receiver: Receiver,
  inbox: Inbox,
  inFlight: InFlight,
  logger: Logger,
  botUserId: string,
): void {
  const init = receiver.init.bind(receiver);
  receiver.init = (app: App) => {
    const processEvent = (event: ReceiverEvent): Promise<void> =>
      inFlight.track(isEcho(event.body as EventPayload, botUserId) ? event.ack() : handle(app, event, inbox, logger));
    init({ processEvent } as unknown as App);
  };
}

/** Slack tells an app of its own posts and edits too; nothing follows from them, so nothing of them is kept. */
function isEcho({ event }: EventPayload, botUserId: string): boolean {
  if (event?.type !== 'message') return false;
  if (event.subtype === 'message_changed') return event.message?.user === botUserId;
  return event.subtype === undefined && event.user === botUserId;
}

async function handle(app: App, event: ReceiverEvent, inbox: Inbox, logger: Logger): Promise<void> {
  const body = event.body as EventPayload;
  if (body.type !== 'event_callback' || typeof body.event_id !== 'string') return app.processEvent(event);
  const id = body.event_id;
  if (!(await inbox.receive({ id, payload: body }))) return event.ack();
  try {
    await app.processEvent(event);
    await inbox.done(id);
  } catch (error) {
    // it is acknowledged and kept: the next start handles it again
    logger.error({ err: error, code: slackErrorCode(error), eventId: id }, 'An event could not be handled');
    await inbox.failed(id, slackErrorCode(error));
  }
}

/** Handles what an earlier process received and did not finish. @returns how many events that were */
export async function redrive(app: App, inbox: Inbox, logger: Logger): Promise<number> {
  const entries = await inbox.unfinished(1000);
  for (const { id, payload } of entries) {
    try {
      await app.processEvent({ body: payload, ack: () => Promise.resolve() });
      await inbox.done(id);
    } catch (error) {
      logger.error({ err: error, eventId: id }, 'An event could not be handled');
      await inbox.failed(id, slackErrorCode(error));
    }
  }
  return entries.length;
}

import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Logger } from '../../base/logger.js';
import type { Inbox } from '../../desk/inbox.js';
import { Handling, type Handle } from './handling.js';
import { incomingKind, type EventBody, type Home, type Incoming } from './incoming-kind.js';
import { NotTaken } from './not-taken.js';
import { UnderWay } from './under-way.js';

export interface IntakeParts extends Home {
  readonly inbox: Inbox;
  readonly logger: Logger;
  /** The events that lead to something. */
  readonly eventTypes: ReadonlySet<string>;
  /** Handles one of them, as it was saved. */
  readonly handleEvent: Handle;
}

/**
 * What every request passes on its way from the receiver to Bolt. Bolt acknowledges an event before any listener runs,
 * so here an event is saved, then acknowledged; where it cannot be saved it is not acknowledged, and Slack delivers it
 * again. Its handling is prepared beside the saving, and commits nothing before that is done.
 */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #handling: Handling;
  readonly #underWay = new UnderWay();
  #limitedMinute: number | null = null;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    const { inbox, logger, handleEvent } = parts;
    this.#handling = new Handling({ inbox, logger, handle: handleEvent });
  }

  /** Stands between a receiver and Bolt. */
  guard(receiver: Receiver): void {
    const init = receiver.init.bind(receiver);
    receiver.init = (app: App) => {
      const processEvent = (event: ReceiverEvent): Promise<void> => this.#underWay.track(this.#take(app, event));
      init({ processEvent } as unknown as App);
    };
  }

  /** Handles what was left behind. @param isRunning keep looking for it, too */
  start(isRunning: boolean): Promise<void> {
    if (isRunning) this.#handling.start();
    return this.#handling.sweep();
  }

  /** Resolves when no request and no event is being handled. */
  async idle(): Promise<void> {
    do {
      await this.#underWay.settled();
      await this.#handling.idle();
    } while (!this.#underWay.isEmpty);
  }

  /** The receiver takes nothing more: finishes what is under way, gives back the rest. */
  async stop(): Promise<void> {
    await this.#underWay.settled();
    await this.#handling.stop();
  }

  async #take(app: App, event: ReceiverEvent): Promise<void> {
    const incoming = incomingKind(event.body, this.#parts);
    if (incoming.kind === 'malformed') {
      this.#parts.logger.warn({ at: incoming.at }, 'A request is nothing that Slack sends');
      throw new NotTaken(400);
    }
    if (incoming.kind === 'foreign') throw new NotTaken(403);
    if (incoming.kind === 'event') return this.#takeEvent(incoming, event);
    if (incoming.kind === 'rate_limited') return this.#noteLimit(incoming.minute, event);
    // saved, or in words not saved, before it is acknowledged: see ../in-time.ts
    return app.processEvent(event);
  }

  async #takeEvent({ id, type, body }: Extract<Incoming, { kind: 'event' }>, event: ReceiverEvent): Promise<void> {
    const { inbox, eventTypes, botUserId } = this.#parts;
    if (!eventTypes.has(type) || isEcho(body, botUserId)) return event.ack();
    const entry = { id, payload: body };
    const isHeld = this.#handling.hasRoom;
    const saved = inbox.receive(entry, isHeld);
    if (isHeld) this.#handling.add(entry, saved);
    try {
      await saved;
    } catch (error) {
      throw new NotTaken(503, { cause: error });
    }
    // saved is saved, whether or not Slack still hears of it
    await event.ack().catch(() => undefined);
  }

  /** Slack says once a minute that it holds events back, because there were too many. */
  async #noteLimit(minute: number, event: ReceiverEvent): Promise<void> {
    if (minute !== this.#limitedMinute) {
      this.#limitedMinute = minute;
      this.#parts.logger.error({ minute }, 'Slack holds back events: more than 30,000 in an hour');
    }
    await event.ack();
  }
}

/** Slack tells an app of its own posts and edits too; nothing follows from them, so nothing of them is kept. */
function isEcho({ event }: EventBody, botUserId: string): boolean {
  if (event.type !== 'message') return false;
  const { subtype, user, message } = event as { subtype?: unknown; user?: unknown; message?: { user?: unknown } };
  if (subtype === 'message_changed') return message?.user === botUserId;
  return subtype === undefined && user === botUserId;
}

import type { Logger } from '../../base/logger.js';
import { slackErrorCode } from '../optional.js';

/** The part of the socket's client that reads frames. */
export interface FrameSource {
  listeners(name: 'ws_message'): ((data: unknown, isBinary: boolean) => unknown)[];
  removeAllListeners(name: 'ws_message'): unknown;
  on(name: 'ws_message', listener: (data: unknown, isBinary: boolean) => void): unknown;
  emit(name: 'slack_event', event: object): unknown;
  send(envelopeId: string, body?: object): Promise<void>;
}

interface Frame {
  readonly type?: unknown;
  readonly reason?: unknown;
  readonly envelope_id?: unknown;
  readonly payload?: { readonly type?: unknown } | null;
}

/**
 * Catches what the reading of a frame throws, and hands on the notices that the client cannot read.
 * @param leave Slack says that this socket ends, and why; true: it lasts until Slack closes it, and the client is not told
 */
export function guardFrames(client: FrameSource, logger: Logger, leave: (reason: string) => boolean): void {
  const readers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data, isBinary) => {
    const frame = noticeIn(data);
    if (frame?.type === 'disconnect' && leave(String(frame.reason))) return;
    if (frame?.payload?.type === 'app_rate_limited' && typeof frame.envelope_id === 'string') {
      const { envelope_id, payload } = frame;
      const ack = (answer?: object): Promise<void> => client.send(envelope_id, answer);
      client.emit('slack_event', { ack, envelope_id, type: 'events_api', body: payload });
      return;
    }
    for (const read of readers) {
      Promise.resolve()
        .then(() => read(data, isBinary))
        .catch((error: unknown) => {
          logger.warn({ code: slackErrorCode(error) }, 'A frame of Slack’s could not be read');
        });
    }
  });
}

/** A frame that may be a notice: `disconnect`, or `app_rate_limited`, which stands where an event's envelope would. */
function noticeIn(data: unknown): Frame | null {
  if (typeof data !== 'string' || !/"(?:disconnect|app_rate_limited)"/u.test(data)) return null;
  try {
    return JSON.parse(data) as Frame | null;
  } catch {
    return null;
  }
}
